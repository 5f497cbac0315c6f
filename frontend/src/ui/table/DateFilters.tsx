import { DatePicker } from 'antd';
import dayjs from 'dayjs';

const ISO = 'YYYY-MM-DD';
const day = (v: string | undefined) => (v ? dayjs(v) : null);

/** From and to, either of which may stay open: ["2026-01-01", ""]. */
export function DateRangeFilter({ id, values, onChange }: { id: string; values: string[]; onChange: (v: string[] | undefined) => void }) {
  return <DatePicker.RangePicker id={{ start: id, end: `${id}-to` }} allowEmpty={[true, true]} value={[day(values[0]), day(values[1])]} onChange={(v) => onChange(v ? [v[0]?.format(ISO) ?? '', v[1]?.format(ISO) ?? ''] : undefined)} style={{ width: 250 }} />;
}

export function MonthFilter({ id, value, onChange }: { id: string; value: string | undefined; onChange: (v: string | undefined) => void }) {
  return <DatePicker id={id} picker="month" value={day(value)} onChange={(v) => onChange(v?.format('YYYY-MM'))} style={{ width: '100%' }} />;
}
