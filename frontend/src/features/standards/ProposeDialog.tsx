import { App, Modal } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm, type FormField } from '@/forms';
import { DeskForm } from '@/forms/desk/DeskForm';
import { isMoney, slotsOf, type Standard } from './model';
import { usePropose } from './query';
import { useStandardWords } from './words';

const MAX_DOCUMENT = 40;

/** Proposes a dated value; what is in force stands above it. */
export function ProposeDialog({ standard, today, onClose }: { standard: Standard; today: string; onClose: () => void }) {
  const { t } = useTranslation('standards');
  return (
    <Modal open title={t('propose.title', { name: standard.label })} footer={null} onCancel={onClose} mask={{ closable: false }} destroyOnHidden>
      <ProposeForm standard={standard} today={today} onClose={onClose} />
    </Modal>
  );
}

function ProposeForm({ standard, today, onClose }: { standard: Standard; today: string; onClose: () => void }) {
  const { t } = useTranslation('standards');
  const { message } = App.useApp();
  const words = useStandardWords();
  const { mutateAsync } = usePropose();
  const slots = useMemo(() => slotsOf([standard], today), [standard, today]);
  const fields = useMemo<FormField[]>(() => {
    const areas = [...new Set(slots.flatMap((s) => s.areaClass ?? []))], groups = [...new Set(slots.flatMap((s) => s.group ?? []))];
    return [
      ...(areas.length > 0 ? [{ key: 'areaClass', type: 'CHOICE' as const, label: t('propose.area'), required: true, options: areas.map((a) => ({ value: a, label: words.area(a) })) }] : []),
      ...(groups.length > 0 ? [{ key: 'group', type: 'CHOICE' as const, label: t('propose.group'), required: true, options: groups.map((g) => ({ value: g, label: words.group(standard, g) })) }] : []),
      { key: 'value', type: isMoney(standard.unit) ? 'MONEY' : 'INTEGER', label: t('propose.value'), required: true, options: [], unit: words.unit(standard.unit) },
      { key: 'effectiveFrom', type: 'DATE', label: t('propose.from'), help: t('propose.fromHelp'), required: true, options: [] },
      { key: 'documentNumber', type: 'TEXT', label: t('propose.document'), help: t('propose.documentHelp'), required: true, options: [], maxLength: MAX_DOCUMENT },
    ];
  }, [slots, standard, t, words]);
  const form = useForm({ fields, prefix: '', today });
  return (
    <>
      <ul className="st-now">
        {slots.map((s) => s.current && <li key={s.id} className="mz-muted">{words.slot(standard, s)}{t('slotJoin')}{t('propose.now', { value: words.value(standard.unit, s.current.value), day: s.current.effectiveFrom, document: s.current.documentNumber })}</li>)}
      </ul>
      <DeskForm form={form} label={t('propose.open')} submitText={t('propose.submit')} onCancel={onClose} onSubmit={async (v) => {
        await mutateAsync({ key: standard.key, areaClass: (v.areaClass as string | undefined) ?? null, group: (v.group as string | undefined) ?? null, value: String(v.value), effectiveFrom: v.effectiveFrom as string, documentNumber: v.documentNumber as string });
        void message.success(t('propose.done'));
        onClose();
      }} />
    </>
  );
}
