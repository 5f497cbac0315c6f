import type calendar from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { calendar: typeof calendar }
}
