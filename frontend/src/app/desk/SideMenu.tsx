import { SearchOutlined } from '@ant-design/icons';
import { Input, Menu, type MenuProps } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableSearch } from '@/lib/tableSearch';
import { usePagePlace } from '@/ui/pageTitle';
import type { NavEntry } from '../feature';
import type { Me } from '../session';
import { icons, sectionIcon } from './icons';
import { currentEntry, currentKind, findInMenu, kindTree, menuKindsOptions, visibleGroups, type MenuKind } from './menu';

type Item = NonNullable<MenuProps['items']>[number];
interface Target { key: string; label: string; also?: string; note: string; kind?: MenuKind; to: string }

const linkOf = (k: MenuKind) => (k.sort === 'program' ? { to: '/cases', search: { f: { program: [k.code] } } } : { to: k.to });

/** What does not fit a line of the menu is called by its short name; a Chinese letter is as wide as two others. */
const LONG = 20;
const widthOf = (s: string) => Array.from(s).reduce((n, c) => n + (c > '\u2e7f' ? 2 : 1), 0);
const kindItem = (k: MenuKind): Item => ({ key: k.to, label: <Link {...(linkOf(k) as { to: string })} title={k.name}>{widthOf(k.name) > LONG ? k.shortName : k.name}</Link> });

/** The menu cut to what the person may do: the common pages, and the work of each section of the bureau, with a box that finds any of it by name. */
export function SideMenu({ entries, me, onChosen }: { entries: readonly NavEntry[]; me: Me; onChosen?: () => void }) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { trail } = usePagePlace();
  const kinds = useQuery(menuKindsOptions(me)).data;
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<string[]>();
  const root = useRef<HTMLElement>(null);

  const groups = visibleGroups(entries, me);
  const tree = useMemo(() => kindTree(kinds ?? []), [kinds]);
  const program = (search as TableSearch).f?.program;
  const kind = currentKind(kinds ?? [], pathname, program?.length === 1 ? program[0] : undefined, trail?.to);
  const selected = kind?.to ?? currentEntry(entries, pathname)?.to;
  // the section one works in is open, and the only one there is
  const own = kind ? [kind.section] : tree.length === 1 ? [tree[0]!.section] : [];
  const openKeys = opened ?? own;
  const [seen, setSeen] = useState(kind?.section);
  if (seen !== kind?.section) { setSeen(kind?.section); if (kind && opened && !opened.includes(kind.section)) setOpened([...opened, kind.section]); }

  // a line far down is brought into sight once its section has opened
  useEffect(() => {
    if (!selected) return undefined;
    const soon = setTimeout(() => root.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' }), 350);
    return () => clearTimeout(soon);
  }, [selected]);

  const entryItem = (e: NavEntry): Item => ({ key: e.to, icon: icons[e.key], label: <Link to={e.to}>{t(`nav.${e.key}`)}</Link> });
  const sections: Item[] = tree.length === 0 ? [] : [{
    key: 'sections', type: 'group', label: t('nav.sections'),
    children: tree.map(({ section, parts }) => ({
      key: section, icon: sectionIcon, label: t(`section.${section}`),
      children: parts.map((p) => ({ key: `${section}-${p.sort}`, type: 'group' as const, label: t(`nav.sort.${p.sort}`), children: p.items.map(kindItem) })),
    })),
  }];
  const items: Item[] = groups.flatMap((g) => {
    const group: Item = { key: g.group, type: 'group', label: t(`nav.group.${g.group}`), children: g.entries.map(entryItem) };
    return g.group === 'cases' ? [group, ...sections] : [group];
  });
  if (!groups.some((g) => g.group === 'cases')) items.push(...sections);

  const targets: Target[] = [
    ...groups.flatMap((g) => g.entries.map((e): Target => ({ key: e.to, label: t(`nav.${e.key}`), note: t(`nav.group.${g.group}`), to: e.to }))),
    ...(kinds ?? []).map((k): Target => ({ key: k.to, label: k.name, also: `${k.shortName} ${k.code}`, note: `${t(`section.${k.section as 'SA'}`)} · ${t(`nav.sort.${k.sort}`)}`, kind: k, to: k.to })),
  ];
  const hits = findInMenu(targets, typed);
  const found: Item[] = hits.map((h) => ({
    key: h.key, className: 'mz-menu-hit',
    label: <Link {...((h.kind ? linkOf(h.kind) : { to: h.to }) as { to: string })}><span>{h.label}</span><small>{h.note}</small></Link>,
  }));
  const chosen = () => { setTyped(''); onChosen?.(); };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Escape' && typed) { e.stopPropagation(); setTyped(''); return; }
    if (e.key === 'ArrowDown') { e.preventDefault(); root.current?.querySelector<HTMLElement>('.ant-menu')?.focus(); return; }
    const first = hits[0];
    if (e.key !== 'Enter' || !first) return;
    e.preventDefault();
    chosen();
    void navigate(first.kind ? linkOf(first.kind) as never : { to: first.to });
  };
  return (
    <nav aria-label={t('mainNav')} ref={root} className="mz-menu">
      {targets.length > 8 && (
        <div className="mz-menu-find">
          <Input type="search" prefix={<SearchOutlined aria-hidden />} aria-label={t('nav.find')} placeholder={t('nav.find')} value={typed} allowClear autoComplete="off" maxLength={30} onChange={(e) => setTyped(e.target.value)} onKeyDown={onKey} />
        </div>
      )}
      {typed.trim() !== '' && hits.length === 0 && <p className="mz-muted mz-menu-none" role="status">{t('nav.none', { text: typed.trim() })}</p>}
      <Menu mode="inline" inlineIndent={16} items={typed.trim() === '' ? items : found} selectedKeys={selected ? [selected] : []} openKeys={openKeys} onOpenChange={setOpened} onClick={chosen} style={{ borderInlineEnd: 0 }} />
    </nav>
  );
}
