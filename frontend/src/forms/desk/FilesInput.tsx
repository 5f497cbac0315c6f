import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { FILE_ACCEPT, FILE_TYPES, MAX_FILE_BYTES } from '@/lib/files';
import { keepLabels, keptLabel } from '@/lib/drafts';
import { formatBytes } from '@/lib/format';
import { FileLink } from '@/ui/FileLink';
import type { InputProps } from '../context';

interface Sending { key: number; name: string; percent: number; error?: string }

/** Uploads at once; the form keeps the ids of what has arrived. A file that failed stays listed with the reason. */
export function FilesInput({ id, field, value, services, onChange }: InputProps) {
  const { t } = useTranslation(['forms', 'common']);
  const ids = (value as string[] | undefined) ?? [];
  const latest = useRef(ids);
  useEffect(() => { latest.current = ids; });
  const [names, setNames] = useState<Record<string, string>>({});
  const [sending, setSending] = useState<Sending[]>([]);
  const next = useRef(1);
  const picker = useRef<HTMLInputElement>(null);
  const put = (key: number, p: Partial<Sending> | null) => setSending((l) => (p ? l.map((s) => (s.key === key ? { ...s, ...p } : s)) : l.filter((s) => s.key !== key)));

  const send = async (file: File) => {
    const key = next.current++;
    setSending((l) => [...l, { key, name: file.name, percent: 0 }]);
    try {
      const f = await services.upload!(file, { progress: (percent) => put(key, { percent }) });
      setNames((n) => ({ ...n, [f.id]: f.name }));
      keepLabels({ [f.id]: f.name });
      latest.current = [...latest.current.filter((x) => x !== f.id), f.id];
      onChange(latest.current);
      put(key, null);
    } catch (e) { put(key, { error: errorText(e) }); }
  };
  const drop = (fileId: string) => { latest.current = ids.filter((x) => x !== fileId); onChange(latest.current.length > 0 ? latest.current : undefined); };
  return (
    <Flex vertical gap={4} align="start">
      {ids.map((f) => {
        const name = names[f] ?? services.labels?.[f] ?? keptLabel(f) ?? f;
        return <Flex key={f} align="center"><FileLink file={{ id: f, name }} /><Button type="text" size="small" danger icon={<DeleteOutlined aria-hidden />} aria-label={`${t('common:remove')}: ${name}`} onClick={() => drop(f)} /></Flex>;
      })}
      {sending.map((s) => (
        <Flex key={s.key} gap={8} align="center" role="status">
          <span>{s.name}</span>
          {s.error ? <><span className="mf-error">{t('uploadFailed')}: {s.error}</span><Button type="text" size="small" onClick={() => put(s.key, null)}>{t('common:close')}</Button></> : <span className="mf-help">{t('uploading', { percent: s.percent })}</span>}
        </Flex>
      ))}
      <input ref={picker} type="file" multiple accept={FILE_ACCEPT} hidden onChange={(e) => { for (const f of e.target.files ?? []) void send(f); e.target.value = ''; }} />
      <Button id={id} icon={<UploadOutlined aria-hidden />} disabled={!services.upload} aria-label={`${t('upload')}: ${field.label}`} onClick={() => picker.current?.click()}>{t('upload')}</Button>
      <span className="mf-help">{t('uploadHint', { types: FILE_TYPES, size: formatBytes(MAX_FILE_BYTES) })}</span>
    </Flex>
  );
}
