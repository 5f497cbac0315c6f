import type actions from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { actions: typeof actions }
}
