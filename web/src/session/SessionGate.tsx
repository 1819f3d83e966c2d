import { Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { onSessionLost } from '@/api/http';
import { keys } from '@/api/keys';
import { currentSession, signOut, switchOrganization } from '@/api/session';
import type { Session } from '@/api/types';
import { LiveProvider } from '@/live/LiveProvider';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { ChangePassword } from './ChangePassword';
import { Enrolment } from './Enrolment';
import { FactorDialog } from './FactorDialog';
import { IdleWatch } from './IdleWatch';
import { SessionContext } from './SessionContext';
import { SignInPage } from './SignInPage';
import { SignInSteps } from './SignInSteps';

/**
 * Shows the application to who is signed in, else the way in. When a session ends while somebody works, the sign-in
 * opens above the screen and everything entered stays; another person starts afresh.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: keys.session,
    queryFn: currentSession,
    staleTime: Infinity,
  });
  const last = useRef<Session | null>(null);
  const working = data && data.standing.gate !== 'second_factor' ? data : null;
  if (working) last.current = working;

  const session = working ?? last.current;
  // After the screens are gone: while they stand they would ask again for what is forgotten.
  useEffect(() => {
    if (!session) forgetOthers(queries);
  }, [session, queries]);
  useEffect(() => onSessionLost(() => queries.setQueryData(keys.session, null)), [queries]);

  const enter = (session: Session) => {
    const sameReader =
      last.current?.person.id === session.person.id && last.current.organization.id === session.organization.id;
    if (sameReader) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    else forgetOthers(queries);
    queries.setQueryData(keys.session, session);
  };

  const leave = async () => {
    await signOut();
    last.current = null;
    queries.setQueryData(keys.session, null);
  };

  const switchTo = async (organizationId: string) => {
    await switchOrganization(organizationId);
    const session = await currentSession();
    forgetOthers(queries);
    queries.setQueryData(keys.session, session);
  };

  if (isPending) return <ScreenLoading label="Opening Dartwing" />;
  if (error && !last.current) {
    return (
      <main className="dw-centered">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!session) return <SignInPage key={data?.person.id} waiting={data} onSignedIn={enter} />;
  if (working?.standing.gate === 'password') {
    return <ChangePassword onChanged={() => void refetch()} onLeave={() => void leave()} />;
  }
  if (working?.standing.gate === 'enrolment') {
    return (
      <Enrolment session={working} onDone={() => void refetch()} onLeave={() => void leave()} onSwitch={switchTo} />
    );
  }
  const can = (permission: string) => session.permissions.includes(permission);
  return (
    <SessionContext value={{ session, can, leave, switchTo }}>
      <LiveProvider key={`${session.person.id}/${session.organization.id}`}>{children}</LiveProvider>
      <FactorDialog />
      {working && <IdleWatch standing={working.standing} onLeave={() => void leave()} />}
      <Modal opened={!working} onClose={() => {}} withCloseButton={false} title="Your session has ended" centered>
        <SignInSteps
          email={session.person.email}
          intro="Sign in again to go on. What you have entered is still here."
          onSignedIn={enter}
        />
      </Modal>
    </SessionContext>
  );
}

function forgetOthers(queries: ReturnType<typeof useQueryClient>): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
