import type shelf from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { shelf: typeof shelf }
}
