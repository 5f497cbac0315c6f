import { InboxOutlined } from '@ant-design/icons';
import { Alert, Progress, Upload } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { MAX_FILE_BYTES, uploadFile } from '@/lib/files';
import { formatBytes } from '@/lib/format';
import { ApiError, gqlRequest } from '@/lib/graphql';
import { uuid } from '@/lib/uuid';
import { Section } from '@/ui/Section';
import { ImportsCheckMutation } from './queries';

const KIND = 'dibao-roster';

/** Uploads a roster and has it checked; nothing is taken in by this. */
export function UploadRoster() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [percent, setPercent] = useState(0);
  const check = useMutation({
    mutationFn: async (file: File) => {
      setPercent(0);
      const { id } = await uploadFile(file, { progress: setPercent });
      return (await gqlRequest(ImportsCheckMutation, { input: { requestId: uuid(), kind: KIND, fileId: id } })).checkImport.import.id;
    },
    onSuccess: async (importId) => {
      void client.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$importId', params: { importId } });
    },
  });
  return (
    <Section title={t('upload.title')}>
      <Upload.Dragger accept=".xlsx" maxCount={1} showUploadList={false} disabled={check.isPending} beforeUpload={(file) => { check.mutate(file); return false; }}>
        <p><InboxOutlined aria-hidden style={{ fontSize: 28, color: 'var(--brand)' }} /></p>
        <p><strong>{t('upload.drop')}</strong></p>
        <p className="mz-muted">{t('upload.hint', { size: formatBytes(MAX_FILE_BYTES) })}</p>
      </Upload.Dragger>
      <p className="mz-muted mz-foot">{t('upload.columns')}</p>
      <div role="status">
        {check.isPending && <>{percent < 100 ? t('upload.sending') : t('upload.checking')}<Progress percent={percent} size="small" showInfo={percent < 100} status="active" /></>}
      </div>
      {check.isError && <Alert type="error" showIcon title={check.error instanceof ApiError && check.error.code === 'NOT_FOUND' ? t('upload.outOfReach') : errorText(check.error)} style={{ marginTop: 12 }} />}
    </Section>
  );
}
