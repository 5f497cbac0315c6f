import type views from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { views: typeof views }
}
