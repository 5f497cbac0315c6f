import type registers from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { registers: typeof registers }
}
