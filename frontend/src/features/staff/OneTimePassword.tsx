import { App, Button, Flex, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import './staff.css';

/** password null: the answer was lost once and the server does not say it again */
export interface Shown { name: string; username: string; password: string | null }

/** Shows a one-time password until it is put away; it is kept nowhere. */
export function OneTimePassword({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const { message } = App.useApp();
  return (
    <Modal open title={t('password.title')} onCancel={onClose} mask={{ closable: false }} keyboard={false} footer={<Button type="primary" onClick={onClose}>{t('password.done')}</Button>}>
      {shown.password === null ? <p>{t('password.gone')}</p> : (
        <>
          <p>{t('password.once', { name: shown.name, username: shown.username })}</p>
          <Flex gap={12} align="center">
            <code className="sf-password">{shown.password}</code>
            <Button onClick={() => { void navigator.clipboard.writeText(shown.password!).then(() => message.success(t('password.copied'))); }}>{t('password.copy')}</Button>
          </Flex>
        </>
      )}
    </Modal>
  );
}
