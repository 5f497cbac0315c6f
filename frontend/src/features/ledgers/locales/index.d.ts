import type ledgers from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { ledgers: typeof ledgers }
}
