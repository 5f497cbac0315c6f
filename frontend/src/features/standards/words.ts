import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatMoney } from '@/lib/format';
import { isMoney } from './model';

const UNITS = ['FEN_PER_PERSON_MONTH', 'FEN', 'PERCENT', 'MONTHS', 'COUNT', 'YUAN'] as const;
const AREAS = ['URBAN', 'RURAL'] as const;
const GROUPS = ['ELDERLY', 'MINOR', 'SEVERE_DISABILITY', 'MAJOR_DISEASE'] as const;
const one = <T extends string>(list: readonly T[], v: string) => list.find((x) => x === v);

/** How standards are written: values with their unit, areas and groups by name. A code that is not known stands for itself. */
export function useStandardWords() {
  const { t } = useTranslation('standards');
  return useMemo(() => {
    const unit = (u: string) => { const k = one(UNITS, u); return k ? t(`unit.${k}`) : u; };
    const area = (a: string) => { const k = one(AREAS, a); return k ? t(`area.${k}`) : a; };
    const group = (g: string) => { const k = one(GROUPS, g); return k ? t(`group.${k}`) : g; };
    return {
      unit, area, group,
      number: (u: string, v: string) => (isMoney(u) ? formatMoney(v) : formatInteger(v)),
      value: (u: string, v: string) => `${isMoney(u) ? formatMoney(v) : formatInteger(v)}${u === 'PERCENT' ? '%' : u === 'COUNT' ? '' : ` ${unit(u)}`}`,
      slot: (s: { areaClass: string | null; group: string | null }) => [s.areaClass && area(s.areaClass), s.group && group(s.group)].filter(Boolean).join(t('slotJoin')) || t('list.all'),
    };
  }, [t]);
}
