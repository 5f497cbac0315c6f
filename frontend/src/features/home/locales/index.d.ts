import type home from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { home: typeof home }
}
