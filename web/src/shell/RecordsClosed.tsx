import { Anchor, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';

/** Whether the reader's roles name faxes, and only the protection of health records keeps them closed. */
export const useFaxesClosed = (): boolean => useSession().session.closed_permissions.includes('fax:read');

/** What the reader itself can do about closed health records. */
function WaysIn() {
  const { session, can } = useSession();
  return (
    <>
      {can('admin') && (
        <Anchor component={Link} to={`/people/${session.person.id}`} size="xs">
          Your roles
        </Anchor>
      )}
      {can('phi:break_glass') && (
        <Anchor component={Link} to="/break-glass" size="xs">
          Break-glass
        </Anchor>
      )}
    </>
  );
}

/** Stands where the inbox would, for who misses it. */
export function ClosedHint() {
  if (!useFaxesClosed()) return null;
  return (
    <div className="dw-nav-hint" role="note">
      <Text size="xs">
        <IconLock size={13} stroke={1.6} aria-hidden /> Faxes are health records here. They need a healthcare role.
      </Text>
      <div className="dw-nav-hint-links">
        <WaysIn />
      </div>
    </div>
  );
}

/** In place of a screen that shows faxes. */
export function RecordsClosed() {
  const { session } = useSession();
  const health = useFaxesClosed();
  return (
    <EmptyState
      icon={IconLock}
      title={health ? 'Health records are closed to you' : 'Faxes are not open to you'}
      action={<div className="dw-ways-in">{health && <WaysIn />}</div>}
    >
      {health
        ? `${session.organization.name} works in healthcare mode: faxes need a healthcare role, whatever else a person may do.`
        : `Ask an owner or administrator of ${session.organization.name} for a role that reads faxes.`}
    </EmptyState>
  );
}
