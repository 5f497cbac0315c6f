import type records from './zh-CN.json';

declare module '@/i18n/resources' {
  interface Resources { records: typeof records }
}
