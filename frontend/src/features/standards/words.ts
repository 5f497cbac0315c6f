import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger, formatMoney } from '@/lib/format';
import { isMoney, type Standard } from './model';

type Grouped = Pick<Standard, 'groups'>;

const UNITS = ['FEN_PER_PERSON_MONTH', 'FEN', 'PERCENT', 'MONTHS', 'COUNT', 'YUAN'] as const;
const AREAS = ['URBAN', 'RURAL'] as const;
const one = <T extends string>(list: readonly T[], v: string) => list.find((x) => x === v);

/** How standards are written: values with their unit, areas and groups by name. A code that is not known stands for itself. */
export function useStandardWords() {
  const { t } = useTranslation('standards');
  return useMemo(() => {
    const unit = (u: string) => { const k = one(UNITS, u); return k ? t(`unit.${k}`) : u; };
    const area = (a: string) => { const k = one(AREAS, a); return k ? t(`area.${k}`) : a; };
    const group = (s: Grouped, g: string) => s.groups.find((o) => o.value === g)?.label ?? g;
    return {
      unit, area, group,
      number: (u: string, v: string) => (isMoney(u) ? formatMoney(v) : formatInteger(v)),
      value: (u: string, v: string) => `${isMoney(u) ? formatMoney(v) : formatInteger(v)}${u === 'PERCENT' ? '%' : u === 'COUNT' ? '' : ` ${unit(u)}`}`,
      slot: (of: Grouped, s: { areaClass: string | null; group: string | null }) => [s.areaClass && area(s.areaClass), s.group && group(of, s.group)].filter(Boolean).join(t('slotJoin')) || t('list.all'),
    };
  }, [t]);
}
