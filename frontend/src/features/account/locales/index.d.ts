import type account from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { account: typeof account }
}
