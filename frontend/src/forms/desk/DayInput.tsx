import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { InputProps } from '../context';
import { dayLimit } from '../rules';

/** A day or a month, typed or picked; days outside the limits cannot be picked. */
export default function DayInput({ picker, ...p }: InputProps & { picker: 'date' | 'month' }) {
  const format = picker === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM';
  const min = dayLimit(p.field.min, p.today), max = dayLimit(p.field.max, p.today);
  // a day outside the limits cannot be picked, but what was typed stays, and the form says what is wrong with it
  const keepTyped = (typed: string) => { if ((picker === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}$/).test(typed) && typed !== p.value && dayjs(typed).isValid()) p.onChange(typed); };
  return (
    <DatePicker id={p.id} aria-invalid={p.invalid} aria-describedby={p.describedBy} aria-required={p.field.required} status={p.invalid ? 'error' : ''} onBlur={(e) => { keepTyped((e.target as HTMLInputElement).value); p.onLeave(); }}
      picker={picker} value={p.value ? dayjs(p.value as string) : null} style={{ width: '100%' }} format={format}
      disabledDate={(d: Dayjs) => { const s = d.format(format); return (!!min && s < min) || (!!max && s > max); }}
      onChange={(d: Dayjs | null) => p.onChange(d ? d.format(format) : undefined)} />
  );
}
