import type standards from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { standards: typeof standards }
}
