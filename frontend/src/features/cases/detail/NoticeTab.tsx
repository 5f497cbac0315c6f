import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/app/errorText';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { fileObjectUrl, fileUrl } from '@/lib/files';
import { Empty } from '@/ui/Empty';
import { FileLink } from '@/ui/FileLink';
import { Facts, Section } from '@/ui/Section';
import { DateText, Num } from '@/ui/text';

const CaseNoticeParts = graphql(`
  fragment CaseNoticeParts on Case { notice { postedOn until confirmedOn objections text photo { id name size contentType url uploadedBy uploadedAt } } }
`);

/** The posting in the village: its text as posted, from when to when, and the photo that proves it. */
export function NoticeTab({ c, onPrint }: { c: FragmentType<typeof CaseNoticeParts>; onPrint: (() => void) | undefined }) {
  const { t } = useTranslation('cases');
  const n = readFragment(CaseNoticeParts, c).notice;
  if (!n) return <Empty text={t('notice.empty')} />;
  return (
    <>
      <div className="cs-pane"><Facts items={[
        { label: t('notice.posted'), value: <DateText value={n.postedOn} /> },
        { label: t('notice.until'), value: <DateText value={n.until} /> },
        { label: t('notice.confirmed'), value: n.confirmedOn ? <DateText value={n.confirmedOn} /> : t('notice.notConfirmed') },
        { label: t('notice.objections'), value: <Num value={n.objections} /> },
      ]} /></div>
      <div className="cs-two">
        <Section title={t('notice.text')} extra={onPrint && <Button onClick={onPrint}>{t('notice.print')}</Button>}><div className="cs-posting">{n.text}</div></Section>
        <Section title={t('notice.photo')}>{n.photo ? <Photo file={n.photo} /> : <Empty text={t('notice.noPhoto')} />}</Section>
      </div>
    </>
  );
}

function Photo({ file }: { file: { id: string; name: string; url: string; uploadedBy: string; uploadedAt: string } }) {
  const { t } = useTranslation('cases');
  const q = useQuery({ queryKey: ['photo', file.id], queryFn: () => fileObjectUrl(file.url || fileUrl(file.id)), staleTime: Infinity, gcTime: 0 });
  const [shown, setShown] = useState<string>();
  if (q.data && q.data !== shown) setShown(q.data);
  useEffect(() => () => { if (shown) URL.revokeObjectURL(shown); }, [shown]);
  return (
    <figure className="cs-photo">
      {q.isError ? <p className="mz-error">{errorText(q.error)}</p> : q.data ? <img src={q.data} alt={t('notice.photoAlt')} /> : <div className="cs-photo-wait" role="status" aria-label={file.name} />}
      <figcaption className="mz-muted"><FileLink file={file} /> {file.uploadedBy} <DateText value={file.uploadedAt} /></figcaption>
    </figure>
  );
}
