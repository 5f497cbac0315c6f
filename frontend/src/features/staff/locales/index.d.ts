import type staff from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { staff: typeof staff }
}
