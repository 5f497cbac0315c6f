import { Alert, Drawer, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormServices } from '@/forms';
import { dropDraft } from '@/lib/drafts';
import { useNarrow } from '@/ui/useMedia';
import { useConfirm } from '@/ui/confirm';
import { sectionsOf } from '../model/offers';
import { ActionForm, draftKey } from './ActionForm';
import type { CaseDetail, Offer } from './query';
import { useRef } from 'react';

interface Props { c: CaseDetail; offer: Offer | null; services: FormServices; today: string; onClose: () => void; onDone: (offer: Offer, toStatus: string) => void }

/** Where an action is filled in and done: a drawer beside the case when there is something to fill in, a small dialog when there is not. */
export function ActionDrawer({ c, offer, services, today, onClose, onDone }: Props) {
  const { t } = useTranslation('cases');
  const narrow = useNarrow();
  const confirm = useConfirm();
  const dirty = useRef(false);
  const close = async () => {
    if (dirty.current && !(await confirm({ title: t('act.discardTitle'), content: t('act.discardText'), okText: t('act.discard'), danger: true }))) return;
    dirty.current = false;
    if (offer) dropDraft(draftKey(c.id, offer.action));
    onClose();
  };
  const body = offer && (
    <>
      {offer.help && <p className="mz-muted cs-help">{offer.help}</p>}
      {offer.confirm && <Alert className="cs-notice" type="warning" showIcon title={offer.confirm} />}
      <ActionForm key={offer.action} c={c} offer={offer} services={services} today={today} guard={offer.form.length > 0} layout={(fields) => sectionsOf(fields, [], { papers: '', other: '' })}
        onDirty={(d) => { dirty.current = d; }} onCancel={() => void close()} onDone={(o, s) => { dirty.current = false; onDone(o, s); }} />
    </>
  );
  const title = offer && <>{offer.label} <span className="mz-muted cs-drawer-who">{c.applicantName}</span></>;
  if (offer && offer.form.length === 0) {
    return <Modal open title={title} footer={null} onCancel={() => void close()} maskClosable={false} destroyOnHidden>{body}</Modal>;
  }
  return (
    <Drawer open={offer !== null} title={title} size={narrow ? '100%' : 640} onClose={() => void close()} mask={{ closable: false }} destroyOnHidden>
      {body}
    </Drawer>
  );
}
