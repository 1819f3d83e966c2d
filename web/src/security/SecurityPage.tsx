import { Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { security } from '@/api/security';
import { useSession } from '@/session/SessionContext';
import { notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { AuthenticatorSection } from './AuthenticatorSection';
import { ConfirmIdentity, needsConfirmation } from './ConfirmIdentity';
import { PasskeysSection } from './PasskeysSection';
import { PasswordSection } from './PasswordSection';
import { SessionsSection } from './SessionsSection';

export const securityKey = ['own-security'] as const;

/** Does something that may need a fresh proof of who is asking, and does it again after that was given. */
export type Guarded = (action: () => Promise<unknown>) => void;

/** How oneself signs in: password, second factors, and the sessions that are open. */
export default function SecurityPage() {
  const { session } = useSession();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: securityKey, queryFn: security });
  const [waiting, setWaiting] = useState<(() => Promise<unknown>) | null>(null);

  useEffect(() => {
    document.title = `Sign-in and security · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);

  const guarded: Guarded = (action) => {
    action().then(
      () => queries.invalidateQueries({ queryKey: securityKey }),
      (failure: unknown) => (needsConfirmation(failure) ? setWaiting(() => action) : notifyProblem(failure)),
    );
  };
  const confirmed = () => {
    const action = waiting;
    setWaiting(null);
    if (action) guarded(action);
  };

  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return <ScreenLoading />;
  return (
    <div className="dw-settings">
      <Title order={1}>Sign-in and security</Title>
      <PasswordSection />
      <AuthenticatorSection known={data} guarded={guarded} />
      <PasskeysSection known={data} guarded={guarded} />
      <SessionsSection />
      {waiting && <ConfirmIdentity onDone={confirmed} onClose={() => setWaiting(null)} />}
    </div>
  );
}
