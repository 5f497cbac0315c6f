import type common from '../features/common/locales/zh-CN.json';

/** Every feature adds its own namespace to this interface in its locales/index.d.ts; the keys are checked against zh-CN. */
export interface Resources { common: typeof common }
