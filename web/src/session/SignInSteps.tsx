import { useState } from 'react';
import { signOut } from '@/api/session';
import type { Session } from '@/api/types';
import { SecondFactorForm } from './SecondFactorForm';
import { SignInForm } from './SignInForm';

interface Props {
  email?: string;
  intro?: string;
  /** A session that waits for its second factor already, as after a reload. */
  waiting?: Session | null;
  onSignedIn: (session: Session) => void;
  onForgotten?: () => void;
}

export const waits = (session: Session | null | undefined): boolean => session?.standing.gate === 'second_factor';

/** Password first, then whatever else the account asks for. */
export function SignInSteps({ email, intro, waiting = null, onSignedIn, onForgotten }: Props) {
  const [started, setStarted] = useState<Session | null>(waiting);
  const enter = (session: Session) => (waits(session) ? setStarted(session) : onSignedIn(session));
  const back = () => {
    setStarted(null);
    void signOut().catch(() => undefined); // It ends by itself; nothing but its second factor works in it.
  };
  return started ? (
    <SecondFactorForm onShown={onSignedIn} onBack={back} />
  ) : (
    <SignInForm email={email} intro={intro} onSignedIn={enter} onForgotten={onForgotten} />
  );
}
