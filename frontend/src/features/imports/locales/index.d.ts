import type imports from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { imports: typeof imports }
}
