import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findInMenu, menuKindsOptions, visibleGroups } from '@/app/desk/menu';
import { navEntries } from '@/app/features';
import { meOptions } from '@/app/session';
import { linkOfItem } from '../shelf/model';
import type { To } from '../records/model';

export interface Function { key: string; label: string; also?: string; note: string; link: To | undefined }
const MOST = 6;
const KIND = { program: 'PROGRAM', register: 'REGISTER', ledger: 'LEDGER' } as const;

/** The pages, programmes, registers and ledgers that a word finds by name, of those that the person may use. */
export function useFunctions(text: string): Function[] {
  const { t } = useTranslation(['search', 'desk']);
  const me = useQuery(meOptions).data;
  const kinds = useQuery({ ...menuKindsOptions(me!), enabled: !!me }).data ?? [];
  if (!me || text.trim().length < 1) return [];
  const pages = visibleGroups(navEntries, me).flatMap((g) => g.entries.map((e): Function => ({ key: `fn:${e.to}`, label: t(`desk:nav.${e.key}`), note: t(`desk:nav.group.${g.group}`), link: { to: e.to } as To })));
  const work = kinds.map((k): Function => ({ key: `fn:${k.sort}:${k.code}`, label: k.name, also: k.shortName, note: t(`sort.${k.sort}`), link: linkOfItem(KIND[k.sort], k.code) }));
  return findInMenu([...pages, ...work], text).slice(0, MOST);
}
