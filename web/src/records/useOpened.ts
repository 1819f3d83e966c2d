import { useSearchParams } from 'react-router';
import type { RecordRow, RecordType } from '@/api/types';
import { useInboxes } from '@/faxlist/InboxTabs';
import { useSession } from '@/session/SessionContext';

const ofInbox = ['description', 'members', 'viewers', 'admins', 'manager_id', 'stand_in_id', 'escalation'];

const names = (people: unknown, person: string): boolean => Array.isArray(people) && people.includes(person);

/** Whether the person administers this inbox as one of its members. */
export const administers = (inbox: RecordRow, person: string): boolean => names(inbox['admins'], person);

/**
 * The type as it is open on one record: whoever administers an inbox changes its members and its rules without the
 * permission for all of them.
 */
export function useOpened(type: RecordType, row: RecordRow | null): RecordType {
  const { session } = useSession();
  const [given] = useSearchParams();
  const me = session.person.id;
  const rule = type.type === 'routing_rule';
  const inboxes = useInboxes(rule && !type.permissions.update).data?.data ?? [];
  if (type.type === 'inbox' && row && !type.permissions.update && administers(row, me)) {
    const properties = Object.fromEntries(
      Object.entries(type.schema.properties ?? {}).map(([name, schema]) => [
        name,
        ofInbox.includes(name) ? schema : { ...schema, 'x-immutable': true },
      ]),
    );
    return { ...type, permissions: { ...type.permissions, update: true }, schema: { ...type.schema, properties } };
  }
  if (rule && !type.permissions.update) {
    const inbox = row ? row['inbox_id'] : given.get('inbox_id');
    if (inboxes.some((known) => known.id === inbox && administers(known, me))) {
      return { ...type, permissions: { ...type.permissions, create: true, update: true, delete: true } };
    }
  }
  return type;
}
