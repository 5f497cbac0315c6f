import { InboxOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex, Progress, Select, Upload } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { downloadFile, MAX_FILE_BYTES, uploadFile } from '@/lib/files';
import { formatBytes } from '@/lib/format';
import { ApiError, gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import { Section } from '@/ui/Section';
import { importKindsOptions, ImportsCheckMutation } from './queries';
import type { ImportSearch } from './routes';

/** Uploads a file of one kind and has it checked; nothing is taken in by this. */
export function UploadRoster() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { message } = App.useApp();
  const search: ImportSearch = useSearch({ strict: false });
  const kinds = useQuery(importKindsOptions);
  const kind = kinds.data?.find((k) => k.kind === search.kind) ?? kinds.data?.[0];
  const client = useQueryClient();
  const [percent, setPercent] = useState(0);
  const check = useMutation({
    mutationFn: async (file: File) => {
      setPercent(0);
      const { id } = await uploadFile(file, { progress: setPercent });
      return (await gqlRequest(ImportsCheckMutation, { input: { requestId: uuid(), kind: kind!.kind, fileId: id } })).checkImport.import.id;
    },
    onSuccess: async (importId) => {
      void client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$importId', params: { importId } });
    },
  });
  return (
    <Section title={t('upload.title')}>
      <Flex gap={12} wrap align="end" className="im-kind">
        <div className="mz-filter">
          <label htmlFor="import-kind">{t('upload.kind')}</label>
          <Select id="import-kind" value={kind?.kind ?? null} loading={kinds.isPending} showSearch={{ optionFilterProp: 'label' }} options={(kinds.data ?? []).map((k) => ({ value: k.kind, label: k.label }))} style={{ minWidth: 280 }}
            onChange={(k) => void navigate({ to: '.', search: ((old: ImportSearch) => ({ ...old, kind: k ?? undefined })) as never, replace: true })} />
        </div>
        {kind && <Button onClick={() => { downloadFile(kind.templateUrl, `${kind.label}.xlsx`).catch((e: unknown) => void message.error(errorText(e))); }}>{t('upload.template')}</Button>}
      </Flex>
      {kinds.isError && <Alert type="error" showIcon title={errorText(kinds.error)} style={{ marginBottom: 12 }} />}
      <Upload.Dragger accept=".xlsx" maxCount={1} showUploadList={false} disabled={check.isPending || !kind} beforeUpload={(file) => { check.mutate(file); return false; }}>
        <p><InboxOutlined aria-hidden style={{ fontSize: 28, color: 'var(--brand)' }} /></p>
        <p><strong>{t('upload.drop')}</strong></p>
        <p className="mz-muted">{t('upload.hint', { size: formatBytes(MAX_FILE_BYTES) })}</p>
      </Upload.Dragger>
      <p className="mz-muted mz-foot">{kind && t('upload.columns', { columns: kind.columns.join(t('upload.comma')) })}</p>
      <div role="status">
        {check.isPending && <>{percent < 100 ? t('upload.sending') : t('upload.checking')}<Progress percent={percent} size="small" showInfo={percent < 100} status="active" /></>}
      </div>
      {check.isError && <Alert type="error" showIcon title={check.error instanceof ApiError && check.error.code === 'NOT_FOUND' ? t('upload.outOfReach') : errorText(check.error)} style={{ marginTop: 12 }} />}
    </Section>
  );
}
