import type audit from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { audit: typeof audit }
}
