import zhCN from 'antd/locale/zh_CN';
import type { Locale } from 'antd/es/locale';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';

/** antd's and dayjs' own texts follow the language of the interface; English is fetched when first chosen. */
export function useAntdLocale(lang: string): Locale {
  const [en, setEn] = useState<Locale | null>(null);
  const zh = lang === 'zh-CN';
  useEffect(() => {
    dayjs.locale(zh ? 'zh-cn' : 'en');
    if (!zh) void import('antd/locale/en_US').then((m) => setEn(m.default));
  }, [zh]);
  return zh ? zhCN : (en ?? zhCN);
}
