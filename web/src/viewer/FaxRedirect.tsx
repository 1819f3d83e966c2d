import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { getFax } from '@/api/faxes';
import { keys } from '@/api/keys';
import { useSession } from '@/session/SessionContext';
import { RecordsClosed } from '@/shell/RecordsClosed';
import { faxPath } from '@/fax/status';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';

/** `/faxes/FAX-2026-00042`, as in messages and the terminal, leads to the fax in its box. */
export default function FaxRedirect() {
  const { faxId = '' } = useParams();
  const { can } = useSession();
  const open = can('fax:read');
  const { data, error, refetch } = useQuery({
    queryKey: keys.fax(faxId),
    queryFn: () => getFax(faxId),
    enabled: open,
  });
  if (!open) return <RecordsClosed />;
  if (data) return <Navigate to={faxPath(data)} replace />;
  if (!error) return <ScreenLoading />;
  return (
    <div className="dw-pad">
      <ProblemPanel error={error} onRetry={() => void refetch()} />
    </div>
  );
}
