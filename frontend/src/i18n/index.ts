import i18n, { type BackendModule, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import commonZh from '@/features/common/locales/zh-CN.json';
import { setRequestLanguage } from '@/lib/http';

export const LOCALES = ['zh-CN', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];
const files = import.meta.glob<{ default: ResourceLanguage }>('../features/*/locales/*.json');

/** Namespace = feature folder; each file is its own chunk, loaded beside the code of the route that needs it. */
const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(lng, ns, done) {
    const load = files[`../features/${ns}/locales/${lng}.json`];
    if (!load) return done(new Error(`no locale ${lng}/${ns}`), false);
    load().then((m) => done(null, m.default), (e: Error) => done(e, true));
  },
};

export function storedLocale(): Locale {
  const v = localStorage.getItem('locale');
  return LOCALES.includes(v as Locale) ? (v as Locale) : 'zh-CN';
}

export const otherLocale = (l: string): Locale => (l === 'zh-CN' ? 'en-US' : 'zh-CN');

function apply(l: string) {
  document.documentElement.lang = l;
  setRequestLanguage(l);
}

export async function initI18n() {
  await i18n.use(backend).use(initReactI18next).init({
    lng: storedLocale(), fallbackLng: 'zh-CN', ns: ['common'], defaultNS: 'common',
    partialBundledLanguages: true,
    resources: { 'zh-CN': { common: commonZh } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: true },
  });
  apply(i18n.language);
  i18n.on('languageChanged', (l) => { apply(l); localStorage.setItem('locale', l); });
}
export { i18n };
