import { createContext, use } from 'react';
import type { Session } from '@/api/types';

export interface SessionValue {
  session: Session;
  /** Whether the signed-in person can use a permission now; the server spells out what `admin` implies. */
  can: (permission: string) => boolean;
  leave: () => Promise<void>;
  switchTo: (organizationId: string) => Promise<void>;
}

export const SessionContext = createContext<SessionValue | null>(null);

export function useSession(): SessionValue {
  const value = use(SessionContext);
  if (!value) throw new Error('useSession is used outside of the signed-in part of the application');
  return value;
}
