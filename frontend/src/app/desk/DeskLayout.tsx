import { GlobalOutlined, LogoutOutlined, MenuOutlined, SettingOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, App, Button, ConfigProvider, Dropdown, Layout, Spin } from 'antd';
import { Outlet, useNavigate, useRouteContext, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/gql/graphql';
import { otherLocale } from '@/i18n';
import { ConfirmHost } from '@/ui/confirm';
import { useCompact, useNarrow } from '@/ui/useMedia';
import '@/ui/ui.css';
import { navEntries } from '../features';
import { installSessionEnd, mayAny, meOptions, signOut } from '../session';
import { Crumbs } from './Crumbs';
import { SideMenu } from './SideMenu';
import { theme } from './theme';
import { useAntdLocale } from './useAntdLocale';
import './desk.css';

// both are wanted a moment later than the page
const MenuDrawer = lazy(() => import('@/ui/MenuDrawer').then((m) => ({ default: m.MenuDrawer })));
const GlobalSearch = lazy(() => import('@/features/search/GlobalSearch'));
const shelf = () => import('@/features/shelf/Shelf');
const ShelfMenu = lazy(async () => ({ default: (await shelf()).ShelfMenu }));
const StarButton = lazy(async () => ({ default: (await shelf()).StarButton }));

/** Any of these is enough to search; what is found is cut to them. */
const SEARCHABLE: readonly Permission[] = ['CASE_READ', 'PERSON_READ', 'ORGANIZATION_READ', 'FACILITY_READ', 'LEDGER_READ'];

/** The desktop: header, menu cut to what the person may do, breadcrumb, and the page. */
export default function DeskLayout() {
  const { t, i18n } = useTranslation(['desk', 'common']);
  const locale = useAntdLocale(i18n.language);
  const navigate = useNavigate();
  const router = useRouter();
  const context = useRouteContext({ from: '/desk' });
  // the query is asked again when the language changes, so the labels of role and region follow
  const me = useQuery(meOptions).data ?? context.me;
  const compact = useCompact(), narrow = useNarrow();
  const [open, setOpen] = useState(false);
  useEffect(installSessionEnd, []);
  useEffect(() => router.subscribe('onResolved', (e) => { if (e.pathChanged) { setOpen(false); document.getElementById('main')?.focus({ preventScroll: true }); } }), [router]);

  const brand = <div className="mz-brand"><img src="/icon.svg" alt="" width={28} height={28} /><span>{t('common:appName')}</span></div>;
  const menu = <SideMenu entries={navEntries} me={me} onChosen={() => setOpen(false)} />;
  return (
    <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <ConfirmHost>
          <a className="mz-skip" href="#main">{t('skipToContent')}</a>
          <Layout className="mz-desk">
            {!compact && <Layout.Sider className="mz-sider mz-no-print" width={216} theme="light">{brand}{menu}</Layout.Sider>}
            <Layout>
              <Layout.Header className="mz-header mz-no-print">
                {compact && <Button type="text" icon={<MenuOutlined aria-hidden />} aria-label={t('menu')} aria-expanded={open} onClick={() => setOpen(true)} />}
                <span className="mz-city">{t('appTitle', { city: me.cityName })}</span>
                <span className="mz-header-grow" />
                <Suspense fallback={null}>{mayAny(me, SEARCHABLE) && <GlobalSearch />}<ShelfMenu /></Suspense>
                <Button type="text" icon={<GlobalOutlined aria-hidden />} lang={otherLocale(i18n.language)} aria-label={t('common:switchLang')} onClick={() => void i18n.changeLanguage(otherLocale(i18n.language))}>{narrow ? null : t('common:switchLang')}</Button>
                <Dropdown trigger={['click']} menu={{
                  items: [
                    { key: 'who', disabled: true, label: <span className="mz-who">{me.name} · {me.roleLabel}<br />{me.region.fullName}</span> },
                    { type: 'divider' },
                    { key: 'account', icon: <SettingOutlined aria-hidden />, label: t('account.settings') },
                    { key: 'logout', icon: <LogoutOutlined aria-hidden />, label: t('account.logout') },
                  ],
                  onClick: ({ key }) => { if (key === 'account') void navigate({ to: '/account' }); if (key === 'logout') void signOut(); },
                }}>
                  <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={`${t('account.menu')}: ${me.name}`}>
                    {narrow ? null : <span className="mz-me"><span>{me.name}</span><small>{me.roleLabel} · {me.region.name}</small></span>}
                  </Button>
                </Dropdown>
              </Layout.Header>
              {me.demo && <Alert banner type="warning" className="mz-no-print" title={t('demoBanner')} />}
              <div className="mz-content">
                <div className="mz-crumb-row mz-no-print"><Crumbs entries={navEntries} /><Suspense fallback={null}><StarButton /></Suspense></div>
                <main id="main" tabIndex={-1}><Suspense fallback={<Spin size="large" className="mz-spin" />}><Outlet /></Suspense></main>
              </div>
            </Layout>
          </Layout>
          {compact && <Suspense fallback={null}><MenuDrawer open={open} title={brand} onClose={() => setOpen(false)}>{menu}</MenuDrawer></Suspense>}
        </ConfirmHost>
      </App>
    </ConfigProvider>
  );
}
