import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { collectionLabel } from '@/shell/navigation';
import NotFound from '@/shell/NotFound';
import { RecordEditor } from './RecordEditor';
import { RecordList } from './RecordList';
import { useRecordType } from './useRecordType';

/** One screen for trunks, numbers, rules and whatever the server describes: the list, and the form at its side. */
export default function RecordsPage() {
  const { collection = '', recordId } = useParams();
  const { session } = useSession();
  const navigate = useNavigate();
  const { type, error, isPending, refetch } = useRecordType(collection);
  const label = type ? collectionLabel(type) : '';
  const close = () => void navigate(`/${collection}`);

  useEffect(() => {
    if (label) document.title = `${label} · ${session.organization.name} · Dartwing`;
  }, [label, session.organization.name]);

  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return <ScreenLoading />;
  if (!type?.permissions.read) return <NotFound />;
  return (
    <div className="dw-split dw-split-records" data-open={recordId ? true : undefined}>
      <h1 className="dw-hidden">{label}</h1>
      <section className="dw-split-list" aria-label={label}>
        <RecordList key={type.type} type={type} label={label} openId={recordId ?? null} />
      </section>
      {recordId && (
        <section className="dw-split-detail" aria-label={type.label}>
          <RecordEditor key={recordId} type={type} id={recordId} onClose={close} />
        </section>
      )}
    </div>
  );
}
