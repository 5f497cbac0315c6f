import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { FileLinks } from '@/ui/FileLink';
import { StatusTag } from '@/ui/StatusTag';
import { Timeline } from '@/ui/Timeline';

const CaseTimelineParts = graphql(`
  fragment CaseTimelineParts on Case {
    log: actions { seq label by byRole byRegion at fromStatus toStatus toStatusLabel dueBefore overdue summary { key label text } files { id name size url } }
  }
`);

/** The append-only log, newest first: who did what when, what they wrote, and whether it was in time. */
export function TimelineTab({ c }: { c: FragmentType<typeof CaseTimelineParts> }) {
  const { t } = useTranslation('cases');
  const log = readFragment(CaseTimelineParts, c).log.slice().sort((a, b) => b.seq - a.seq);
  return (
    <Timeline entries={log.map((a) => ({
      key: String(a.seq), title: a.label, at: a.at, by: [a.by, a.byRole, a.byRegion].filter(Boolean).join(' · '), tone: a.overdue ? 'danger' as const : 'info' as const,
      body: (
        <>
          {(a.fromStatus !== a.toStatus || a.overdue) && (
            <div className="cs-log-tags">
              {a.fromStatus !== a.toStatus && <StatusTag label={`→ ${a.toStatusLabel}`} tone="neutral" />}
              {a.overdue && <StatusTag label={t('log.late', { due: a.dueBefore ?? '' })} tone="danger" />}
            </div>
          )}
          {a.summary.length > 0 && <dl className="cs-log">{a.summary.map((s) => <div key={s.key}><dt>{s.label}</dt><dd>{s.text}</dd></div>)}</dl>}
          <FileLinks files={a.files} />
        </>
      ),
    }))} />
  );
}
