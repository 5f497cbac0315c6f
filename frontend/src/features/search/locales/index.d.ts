import type search from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { search: typeof search }
}
