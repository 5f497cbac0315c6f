import { PaperClipOutlined } from '@ant-design/icons';
import { App, Button, Flex } from 'antd';
import { errorText } from '@/app/errorText';
import { fileUrl, openFile } from '@/lib/files';
import { formatBytes } from '@/lib/format';

export interface FileRef { id: string; name: string; size?: number; url?: string }

/** Opens an attachment; fetched with the person's token, because a plain link would not carry it. */
export function FileLink({ file }: { file: FileRef }) {
  const { message } = App.useApp();
  return (
    <Button type="link" size="small" icon={<PaperClipOutlined aria-hidden />} className="mz-file" onClick={() => { openFile(file.url ?? fileUrl(file.id), file.name).catch((e: unknown) => void message.error(errorText(e))); }}>
      {file.name}{file.size ? ` (${formatBytes(file.size)})` : ''}
    </Button>
  );
}

export function FileLinks({ files }: { files: readonly FileRef[] }) {
  return files.length === 0 ? null : <Flex gap={4} wrap>{files.map((f) => <FileLink key={f.id} file={f} />)}</Flex>;
}
