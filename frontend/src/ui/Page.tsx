import { useEffect, type ReactNode } from 'react';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { setPageTitle, type Trail } from './pageTitle';

interface Props { title: string; subtitle?: ReactNode; tags?: ReactNode; actions?: ReactNode; /** what the page lies under, between the menu entry and its title */ trail?: Trail | undefined; children: ReactNode }

/** The frame of every desktop page: heading, actions, document title and the last word of the breadcrumb. */
export function Page({ title, subtitle, tags, actions, trail, children }: Props) {
  const { t } = useTranslation('common');
  const { label, to } = trail ?? {};
  useEffect(() => {
    setPageTitle(title, label && to ? { label, to } : undefined);
    document.title = `${title} · ${t('appName')}`;
    return () => setPageTitle(undefined);
  }, [title, label, to, t]);
  return (
    <>
      <Flex className="mz-page-head" justify="space-between" align="start" gap={12} wrap>
        <div>
          <Flex gap={10} align="center" wrap><h1>{title}</h1>{tags}</Flex>
          {subtitle && <div className="mz-muted">{subtitle}</div>}
        </div>
        {actions && <Flex gap={8} wrap className="mz-no-print">{actions}</Flex>}
      </Flex>
      {children}
    </>
  );
}
