import { useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useSession } from '@/session/SessionContext';
import NotFound from '@/shell/NotFound';
import { AuditDetail } from './AuditDetail';
import { AuditFilterBar } from './AuditFilterBar';
import { AuditList } from './AuditList';
import { ChainState } from './ChainState';
import { type AuditFilters, readFilters, writeFilters } from './filters';
import '@/styles/audit.css';

/** Who did what, to which record, when and why; and whether all of that is still as it was written. */
export default function AuditPage() {
  const { sequence } = useParams();
  const { session, can } = useSession();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const filters = readFilters(params);
  const search = params.size > 0 ? `?${params.toString()}` : '';

  useEffect(() => {
    document.title = `Audit · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);

  if (!can('audit:read')) return <NotFound />;
  const show = (next: AuditFilters) => {
    const text = writeFilters(next).toString();
    void navigate(`/audit${text ? `?${text}` : ''}`, { replace: true });
  };
  return (
    <div className="dw-split dw-split-records" data-open={sequence ? true : undefined}>
      <h1 className="dw-hidden">Audit</h1>
      <section className="dw-split-list" aria-label="Audit">
        <div className="dw-filterbar">
          <AuditFilterBar filters={filters} onChange={show} />
          <ChainState />
        </div>
        <AuditList filters={filters} search={search} open={sequence ?? null} />
      </section>
      {sequence && (
        <section className="dw-split-detail" aria-label="Entry">
          <AuditDetail
            key={sequence}
            sequence={sequence}
            onClose={() => void navigate(`/audit${search}`)}
            onFilter={show}
          />
        </section>
      )}
    </div>
  );
}
