import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';

/** Narrows what a page shows by a part of its name, without asking the server. */
export function FindBox({ label, value, onChange }: { label: string; value: string; onChange: (v: string) => void }) {
  return <Input className="mz-find" type="search" prefix={<SearchOutlined aria-hidden />} aria-label={label} placeholder={label} allowClear autoComplete="off" maxLength={30} value={value} onChange={(e) => onChange(e.target.value)} />;
}
