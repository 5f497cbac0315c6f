import type figures from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { figures: typeof figures }
}
