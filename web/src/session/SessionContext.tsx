import { createContext, use } from 'react';
import type { Session } from '@/api/types';

export interface SessionValue {
  session: Session;
  /** Whether the signed-in person holds a permission; `admin` implies all but ownership and health information. */
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

export function holds(permissions: readonly string[], permission: string): boolean {
  const area = permission.split(':')[0];
  const byAdmin = area !== 'phi' && permission !== 'organization:own';
  return permissions.some(
    (held) => held === permission || (byAdmin && held === 'admin') || held === '*' || held === `${area}:*`,
  );
}
