import { Breadcrumb } from 'antd';
import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePagePlace } from '@/ui/pageTitle';
import type { NavEntry } from '../feature';

/** Group › menu entry › the page's own title. */
export function Crumbs({ entries }: { entries: readonly NavEntry[] }) {
  const { t } = useTranslation('desk');
  const { title, trail } = usePagePlace();
  const key = useMatches({ select: (m) => m.map((x) => x.staticData.crumb).findLast((x) => x !== undefined) });
  const entry = entries.find((e) => e.key === key);
  const label = key && t(`nav.${key}`);
  const items = [
    ...(entry ? [{ key: 'group', title: t(`nav.group.${entry.group}`) }] : []),
    ...(label && label !== title ? [{ key: 'entry', title: entry ? <Link to={entry.to}>{label}</Link> : label }] : []),
    ...(trail ? [{ key: 'trail', title: <Link to={trail.to}>{trail.label}</Link> }] : []),
    ...(title ? [{ key: 'page', title: <span aria-current="page">{title}</span> }] : []),
  ];
  return <Breadcrumb aria-label={t('breadcrumb')} className="mz-crumbs" items={items} />;
}
