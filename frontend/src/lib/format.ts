/** Amounts travel as decimal yuan strings; they are never turned into floats. */
export function formatMoney(yuan: string | null | undefined): string {
  const m = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan ?? '');
  if (!m) return yuan ?? '';
  return `${m[1]}${m[2]!.replace(/\B(?=(\d{3})+$)/g, ',')}.${(m[3] ?? '').padEnd(2, '0')}`;
}

/** Digits, one point, at most two decimals: what the server takes; full-width digits and grouping commas are repaired. Undefined: not an amount. */
export function normalizeMoney(text: string): string | undefined {
  const s = halfWidth(text).replace(/[,\s¥]/g, '');
  const m = /^(-?)0*(\d+)(?:\.(\d{0,2}))?$/.exec(s);
  return m ? `${m[1]}${m[2]}.${(m[3] ?? '').padEnd(2, '0')}` : undefined;
}

/** Full-width forms, typed with a Chinese input method, to ASCII. */
export const halfWidth = (s: string) => s.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0]/g, ' ').replaceAll('。', '.');

export function formatInteger(n: number | string | null | undefined): string {
  if (n === null || n === undefined || n === '') return '';
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

const ZONE = 'Asia/Shanghai';
const dayTime = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

/** An instant (RFC 3339) as YYYY-MM-DD HH:mm in China's time, whatever the computer's zone. */
export function formatInstant(iso: string | null | undefined): string {
  if (!iso) return '';
  const t = new Date(iso);
  return Number.isNaN(t.getTime()) ? iso : dayTime.format(t);
}

/** Today in China as YYYY-MM-DD. Business days come from `me.today`; this is only for defaults and limits in inputs. */
export const todayInChina = (now = new Date()) => dayTime.format(now).slice(0, 10);

/** 2026-03-05 → 2026年3月5日, 2026-03 → 2026年3月 in Chinese; English keeps the ISO form, which cannot be misread. */
export function formatDay(d: string | null | undefined, lang: string): string {
  const m = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(d ?? '');
  if (!m) return d ?? '';
  if (!lang.startsWith('zh')) return d!;
  return `${m[1]}年${Number(m[2])}月${m[3] ? `${Number(m[3])}日` : ''}`;
}

export function formatBytes(n: number): string {
  if (n < 1024) return `${n} B`;
  return n < 1024 * 1024 ? `${Math.round(n / 1024)} KB` : `${(n / 1024 / 1024).toFixed(1)} MB`;
}

/** What a field of a form holds, if it is one word or number; nothing else is text. */
export const wordOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
