import { Button, Dropdown } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { downloadFile } from '@/lib/files';
import { importKindsOptions } from './queries';

/** Taking a file of one kind in, and the empty workbook for it; nothing where there is no such kind. */
export function ImportLinks({ kind }: { kind: string }) {
  const { t } = useTranslation('imports');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const found = useQuery(importKindsOptions).data?.find((k) => k.kind === kind);
  if (!found) return null;
  return (
    <Dropdown trigger={['click']} menu={{
      items: [{ key: 'import', label: t('upload.go') }, { key: 'template', label: t('upload.template') }],
      onClick: ({ key }) => {
        if (key === 'import') void navigate({ to: '/imports', search: { kind } });
        else downloadFile(found.templateUrl, `${found.label}.xlsx`).catch((e: unknown) => void message.error(errorText(e)));
      },
    }}>
      <Button>{t('upload.menu')} <DownOutlined aria-hidden /></Button>
    </Dropdown>
  );
}
