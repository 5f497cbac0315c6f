import type board from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { board: typeof board }
}
