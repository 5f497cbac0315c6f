import type payroll from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { payroll: typeof payroll }
}
