import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { IconLock } from '@tabler/icons-react';
import { EmptyState } from '@/shared/EmptyState';
import { SendFormView } from './SendFormView';
import { SentFax } from './SentFax';

/** The form, and after sending the way of that fax page by page. The address keeps it through a reload. */
export default function SendPage() {
  const { session, can } = useSession();
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [round, setRound] = useState(0);
  const sent = params.get('fax');

  useEffect(() => {
    document.title = `Send fax · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);

  if (!can('fax:send')) {
    return (
      <EmptyState icon={IconLock} title="You can’t send faxes here">
        {session.closed_permissions.includes('fax:send')
          ? `${session.organization.name} works in healthcare mode: sending needs a healthcare role that may create records.`
          : `Ask an administrator of ${session.organization.name} for the permission to send.`}
      </EmptyState>
    );
  }
  const accepted = (fax: Fax) => {
    queries.setQueryData(keys.fax(fax.id), fax);
    void queries.invalidateQueries({ queryKey: keys.faxLists });
    setParams({ fax: fax.id });
  };
  const another = () => {
    setRound(round + 1);
    setParams({});
  };
  return (
    <div className="dw-page">
      {sent ? (
        <SentFax id={sent} onAnother={another} />
      ) : (
        <SendFormView key={round} to={params.get('to') ?? ''} onAccepted={accepted} />
      )}
    </div>
  );
}
