import type auth from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { auth: typeof auth }
}
