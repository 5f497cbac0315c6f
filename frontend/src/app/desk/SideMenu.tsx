import { Menu, type MenuProps } from 'antd';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NavEntry, NavGroup } from '../feature';
import { mayAny, type Me } from '../session';
import { icons } from './icons';

const GROUPS: NavGroup[] = ['work', 'cases', 'people', 'money', 'figures', 'admin'];

/** The entries a person may use, in groups; groups without any are left out. */
export const visibleGroups = (entries: readonly NavEntry[], me: Pick<Me, 'permissions'>) => GROUPS
  .map((group) => ({ group, entries: entries.filter((e) => e.group === group && mayAny(me, e.need) && (!e.also || me.permissions.includes(e.also))).sort((a, b) => a.order - b.order) }))
  .filter((g) => g.entries.length > 0);

/** The entry whose address is the longest beginning of the one shown. */
export const currentEntry = (entries: readonly NavEntry[], path: string) => entries
  .filter((e) => path === e.to || (e.to !== '/' && path.startsWith(`${e.to}/`)))
  .sort((a, b) => b.to.length - a.to.length)[0];

export function SideMenu({ entries, me, onChosen }: { entries: readonly NavEntry[]; me: Me; onChosen?: () => void }) {
  const { t } = useTranslation('desk');
  const { pathname } = useLocation();
  const items: MenuProps['items'] = visibleGroups(entries, me).map((g) => ({
    key: g.group, type: 'group', label: t(`nav.group.${g.group}`),
    children: g.entries.map((e) => ({ key: e.to, icon: icons[e.key], label: <Link to={e.to}>{t(`nav.${e.key}`)}</Link> })),
  }));
  const selected = currentEntry(entries, pathname)?.to;
  return <nav aria-label={t('mainNav')}><Menu mode="inline" items={items} selectedKeys={selected ? [selected] : []} onClick={() => onChosen?.()} style={{ borderInlineEnd: 0 }} /></nav>;
}
