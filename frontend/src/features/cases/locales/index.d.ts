import type cases from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { cases: typeof cases }
}
