import { App, Button, Flex } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from '@/ui/confirm';
import { inForce, type Standard, type StandardValue } from './model';
import { useDecide } from './query';
import { useStandardWords } from './words';

/** Approve or refuse a proposed value; offered only to whom the server allows it. */
export function Decide({ standard, value }: { standard: Standard; value: StandardValue }) {
  const { t } = useTranslation('standards');
  const { message } = App.useApp();
  const confirm = useConfirm();
  const words = useStandardWords();
  const decide = useDecide();
  const typed = useRef('');
  if (value.state !== 'PROPOSED') return null;
  if (!value.mayDecide) return <span className="mz-muted">{t('decide.other')}</span>;
  const name = `${standard.label} ${words.slot(standard, value)}`;
  const old = inForce(standard.values.filter((v) => v.areaClass === value.areaClass && v.group === value.group), value.effectiveFrom);
  const facts = { day: value.effectiveFrom, value: words.value(standard.unit, value.value), document: value.documentNumber };
  const ask = (approve: boolean) => void confirm({
    title: t(approve ? 'decide.approveTitle' : 'decide.refuseTitle', { name }), okText: t(approve ? 'decide.approve' : 'decide.refuse'), danger: !approve,
    content: <><p>{old ? t('decide.change', { ...facts, old: words.value(standard.unit, old.value) }) : t('decide.first', facts)}</p>{approve && <p className="mz-muted">{t('decide.note')}</p>}</>,
    ...(approve ? {} : { reason: { label: t('decide.reason'), initial: typed.current } }),
    action: async (reason) => {
      typed.current = reason;
      await decide.mutateAsync({ valueId: value.id, rev: value.rev, approve, reason: reason || null });
      typed.current = '';
      void message.success(t(approve ? 'decide.approved' : 'decide.refused'));
    },
  });
  return (
    <Flex gap={8} wrap>
      <Button size="small" type="primary" aria-label={`${t('decide.approve')}: ${name}`} onClick={() => ask(true)}>{t('decide.approve')}</Button>
      <Button size="small" danger aria-label={`${t('decide.refuse')}: ${name}`} onClick={() => ask(false)}>{t('decide.refuse')}</Button>
    </Flex>
  );
}
