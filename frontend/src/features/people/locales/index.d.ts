import type people from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { people: typeof people }
}
