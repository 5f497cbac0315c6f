import type forms from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { forms: typeof forms }
}
