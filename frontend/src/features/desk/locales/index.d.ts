import type desk from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { desk: typeof desk }
}
