import type { Permission } from '@/gql/graphql';
import type desk from '@/features/desk/locales/zh-CN.json';

export type NavKey = Exclude<keyof (typeof desk)['nav'], 'group' | 'sections' | 'sort' | 'find' | 'none'>;
export type NavGroup = keyof (typeof desk)['nav']['group'];

/** One line of the side menu. A feature exports a list of these; the shell shows the ones the person may use. */
export interface NavEntry {
  group: NavGroup;
  /** text desk:nav.<key>, icon of the same key in app/desk/icons */
  key: NavKey;
  to: string;
  /** any one of these permissions is enough; an empty list: everyone */
  need: readonly Permission[];
  /** what the page asks besides, in any case */
  also?: Permission;
  /** position within the group */
  order: number;
}
