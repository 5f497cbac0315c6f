import { Alert, Drawer, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormField, FormSection, FormServices } from '@/forms';
import { dropDraft } from '@/lib/drafts';
import { useNarrow } from '@/ui/useMedia';
import { useConfirm } from '@/ui/confirm';
import { ActionForm } from './ActionForm';
import type { ActionDesk, Offer } from './desk';
import { sectionsOf } from './offers';
import { useRef } from 'react';

interface Props { desk: ActionDesk; /** how the fields are laid out; one after the other unless said otherwise */ layout?: (fields: readonly FormField[]) => FormSection[]; offer: Offer | null; services: FormServices; today: string; onClose: () => void; onDone: (offer: Offer, toStatus: string) => void }

/** Where an action is filled in and done: a drawer beside the page when there is something to fill in, a small dialog when there is not. */
export function ActionDrawer({ desk, layout, offer, services, today, onClose, onDone }: Props) {
  const { t } = useTranslation('actions');
  const narrow = useNarrow();
  const confirm = useConfirm();
  const dirty = useRef(false);
  const close = async () => {
    if (dirty.current && !(await confirm({ title: t('act.discardTitle'), content: t('act.discardText'), okText: t('act.discard'), danger: true }))) return;
    dirty.current = false;
    if (offer) dropDraft(desk.draftKey(offer.action));
    onClose();
  };
  const body = offer && (
    <>
      {offer.help && <p className="mz-muted cs-help">{offer.help}</p>}
      {offer.confirm && <Alert className="cs-notice" type="warning" showIcon title={offer.confirm} />}
      <ActionForm key={offer.action} desk={desk} offer={offer} services={services} today={today} guard={offer.form.length > 0} layout={layout ?? ((fields) => sectionsOf(fields, [], { papers: '', other: '' }))}
        onDirty={(d) => { dirty.current = d; }} onCancel={() => void close()} onDone={(o, s) => { dirty.current = false; onDone(o, s); }} />
    </>
  );
  const title = offer && <>{offer.label} <span className="mz-muted cs-drawer-who">{desk.name}</span></>;
  if (offer && offer.form.length === 0) {
    return <Modal open title={title} footer={null} onCancel={() => void close()} maskClosable={false} destroyOnHidden>{body}</Modal>;
  }
  return (
    <Drawer open={offer !== null} title={title} size={narrow ? '100%' : 640} onClose={() => void close()} mask={{ closable: false }} destroyOnHidden>
      {body}
    </Drawer>
  );
}
