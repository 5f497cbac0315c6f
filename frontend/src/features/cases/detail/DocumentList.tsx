import { useTranslation } from 'react-i18next';
import { FileLinks } from '@/ui/FileLink';
import { Section } from '@/ui/Section';
import { StatusTag } from '@/ui/StatusTag';
import { Empty } from '@/ui/Empty';
import type { CaseDetail } from './query';

/** The checklist of papers: what is there, what is missing, what need not be. */
export function DocumentList({ documents }: { documents: CaseDetail['documents'] }) {
  const { t } = useTranslation('cases');
  const missing = documents.filter((d) => d.missing).length;
  return (
    <Section title={<>{t('doc.title')} {missing > 0 && <StatusTag label={t('doc.missingCount', { count: missing })} tone="danger" />}</>} flush>
      {documents.length === 0 ? <Empty text={t('doc.empty')} /> : (
        <ul className="cs-docs">
          {documents.map((d) => (
            <li key={`${d.key}${d.memberId ?? ''}`}>
              <span className="cs-doc-name">{d.label}{d.memberName && !d.label.includes(d.memberName) && <span className="mz-muted"> · {d.memberName}</span>}</span>
              {d.missing ? <StatusTag label={t('doc.missing')} tone="danger" /> : d.files.length > 0 ? <FileLinks files={d.files} /> : <span className="mz-muted">{t(d.required ? 'doc.shared' : 'doc.optional')}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
