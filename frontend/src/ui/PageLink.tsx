import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props { to: string; params?: Record<string, string>; search?: Record<string, string>; className?: string; children: ReactNode; /** what stands in its place where there is no such page */ otherwise?: ReactNode }

/** A link to a page that another feature may bring: shown only where the page exists, so that no link leads nowhere. */
export function PageLink({ to, params, search, className, children, otherwise = null }: Props) {
  const router = useRouter();
  if (!(to in router.routesByPath)) return otherwise;
  return <Link to={to} params={params as never} search={search as never} {...(className ? { className } : {})}>{children}</Link>;
}
