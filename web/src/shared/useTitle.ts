import { useEffect } from 'react';
import { useSession } from '@/session/SessionContext';

/** The browser tab's name while this screen is open. */
export function useTitle(label: string): void {
  const { session } = useSession();
  const organization = session.organization.name;
  useEffect(() => {
    document.title = `${label} · ${organization} · Dartwing`;
  }, [label, organization]);
}
