import { Alert } from '@mantine/core';
import { useState } from 'react';
import type { Session } from '@/api/types';
import { EntryCard } from './EntryCard';
import { ForgotPassword } from './ForgotPassword';
import { SignInSteps } from './SignInSteps';

/** Why coming back from a provider did not end in a session; the words of the server's redirect. */
const refusals: Record<string, string> = {
  denied: 'The provider did not let you in, or you turned back there.',
  expired: 'Signing in took too long. Try again.',
  unknown: 'Your account there does not belong to anybody here. Ask an administrator of your organisation.',
  no_role: 'Your account there holds no role for this organisation. Ask an administrator of your organisation.',
  failed: 'The provider’s answer could not be verified. Try again, or tell your administrator.',
};

interface Props {
  waiting?: Session | null;
  onSignedIn: (session: Session) => void;
}

export function SignInPage({ waiting, onSignedIn }: Props) {
  const [forgotten, setForgotten] = useState(false);
  const refusal = refusals[new URLSearchParams(location.search).get('sign_in') ?? ''];
  if (forgotten) return <ForgotPassword onBack={() => setForgotten(false)} />;
  return (
    <EntryCard title="Dartwing" subtitle="Sign in to your organisation">
      {refusal && (
        <Alert color="red" mb="md" role="alert">
          {refusal}
        </Alert>
      )}
      <SignInSteps waiting={waiting} onSignedIn={onSignedIn} onForgotten={() => setForgotten(true)} />
    </EntryCard>
  );
}
