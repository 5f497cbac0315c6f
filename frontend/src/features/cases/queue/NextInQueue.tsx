import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QueueRef } from '../model/search';
import { useNextInQueue } from './queue';

/** Leads on to the case that is due next in the queue this one was opened from, or back to the list when nothing waits. */
export function NextInQueue({ caseId, queue, skip }: { caseId: string; queue: QueueRef; skip?: boolean }) {
  const { t } = useTranslation('cases');
  const q = useNextInQueue(caseId, queue);
  if (!q) return null;
  if (!q.next) return skip ? null : <Link to="/work" className="cs-btn">{t('queue.allDone')}</Link>;
  return (
    <Link to="/cases/$caseId" params={{ caseId: q.next.id }} search={{ queue }} className={skip ? 'cs-next-link' : 'cs-btn cs-btn-primary'}>
      {t(skip ? 'queue.skip' : 'queue.next', { name: q.next.applicantName })} <RightOutlined />
    </Link>
  );
}
