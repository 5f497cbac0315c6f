import { DatePicker } from 'antd';
import dayjs from 'dayjs';

/** The day as of which a stock is counted. Loaded apart: the calendar is heavy. */
export function AsOfPicker({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  return <DatePicker aria-label={label} placeholder={label} value={value ? dayjs(value) : null} onChange={(v) => onChange(v?.format('YYYY-MM-DD'))} style={{ width: 150 }} />;
}
