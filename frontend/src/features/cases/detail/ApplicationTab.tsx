import { Alert } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormServices } from '@/forms';
import { ActionForm } from '@/features/actions/ActionForm';
import type { ActionDesk, Offer } from '@/features/actions/desk';
import { applicationOffers, asDraft, sectionsOf } from '@/features/actions/offers';
import { dropDraft } from '@/lib/drafts';
import { FILE_TYPES, MAX_FILE_BYTES } from '@/lib/files';
import { formatBytes } from '@/lib/format';
import { Section } from '@/ui/Section';
import { ApplicationView } from './ApplicationView';
import { DocumentList } from './DocumentList';
import type { CaseDetail } from './query';

interface Props { ref: Ref<HTMLDivElement>; c: CaseDetail; desk: ActionDesk; services: FormServices; today: string; editing: string | null; onEdit: (action: string | null) => void; onDone: (o: Offer, status: string, unsaved?: number) => void }

/** Before acceptance the application may be kept half filled; the server asks for all of it afterwards. */
const UNFINISHED = new Set(['DRAFT', 'NEED_MATERIALS']);

/** The application: to be read, or to be filled in by those who may. */
export function ApplicationTab({ ref, c, desk, services, today, editing, onEdit, onDone }: Props) {
  const { t } = useTranslation(['cases', 'forms']);
  const offers = applicationOffers(c.offers, c.sections);
  const unfinished = UNFINISHED.has(c.status);
  const main = unfinished ? (offers.find((o) => o.style === 'PRIMARY') ?? offers[0]) : offers.find((o) => o.action === editing);
  if (!main) return <ApplicationView c={c} services={services} />;
  const draft = unfinished ? offers.find((o) => o !== main) : undefined;
  const half = unfinished && main.style !== 'PRIMARY';
  const titles = { papers: t('doc.title'), papersHelp: t('forms:uploadHint', { types: FILE_TYPES, size: formatBytes(MAX_FILE_BYTES) }), other: t('form.other') };
  const asksPapers = main.form.some((f) => f.type === 'FILES');
  return (
    <div ref={ref} className="cs-editor">
      {c.status === 'NEED_MATERIALS' && <Alert className="cs-notice" type="warning" showIcon title={t('form.supplement')} />}
      {main.help && <p className="mz-muted cs-help">{main.help}</p>}
      <Section title={unfinished ? t('tab.application') : main.label}>
        <ActionForm key={main.action} desk={desk} offer={main} draft={draft} services={services} today={today} guard ask={unfinished} half={half}
          layout={(fields) => { const s = sectionsOf(fields, c.sections, titles); return half ? asDraft(s) : s; }}
          {...(unfinished ? {} : { onCancel: () => { dropDraft(desk.draftKey(main.action)); onEdit(null); } })} onDone={onDone} />
      </Section>
      {!asksPapers && <DocumentList documents={c.documents} />}
    </div>
  );
}
