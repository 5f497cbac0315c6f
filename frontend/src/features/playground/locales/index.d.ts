import type playground from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { playground: typeof playground }
}
