import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { collectionOf } from '@/shell/navigation';
import { useRecordTypes } from '@/shell/useRecordTypes';
import type { FaxFilters } from './filters';
import { useFaxList } from './useFaxList';
import { useUnread } from './useUnread';

interface Props {
  filters: FaxFilters;
  onChange: (filters: FaxFilters) => void;
}

export function useInboxes(wanted = true) {
  const { types } = useRecordTypes();
  const type = types.find((known) => collectionOf(known) === 'inboxes');
  return useQuery({
    queryKey: keys.recordList('inbox', { limit: 200 }),
    queryFn: () => listRecords(type!, { limit: 200 }),
    enabled: wanted && Boolean(type?.permissions.read),
    staleTime: 60_000,
  });
}

const heldFilters: FaxFilters = { direction: 'inbound', status: 'held' };
const heldCounted = 50;

/** How many faxes wait for a person's word; empty for none. */
function useHeld(): string {
  const first = useFaxList(heldFilters, { limit: heldCounted }).data?.pages[0];
  if (!first || first.data.length === 0) return '';
  return first.next_cursor ? `${first.data.length}+` : String(first.data.length);
}

/** The shared inboxes with their unread counts, and the shortcut to what is mine. */
export function InboxTabs({ filters, onChange }: Props) {
  const inboxes = useInboxes().data?.data ?? [];
  const unread = useUnread();
  const held = useHeld();
  const tabs = [
    { id: 'all', label: 'All', count: unread.text === '0' ? '' : unread.text, patch: {} },
    { id: 'me', label: 'Mine', count: '', patch: { assigned_to: 'me' } },
    ...inboxes.map((inbox) => ({
      id: inbox.id,
      label: inbox.name ?? 'Inbox',
      count: unread.byInbox.get(inbox.id)?.toString() ?? '',
      patch: { inbox_id: inbox.id },
    })),
    { id: 'snoozed', label: 'Put aside', count: '', patch: { snoozed: true } },
    { id: 'held', label: 'Held', count: held, patch: { status: 'held' } },
  ];
  const active =
    filters.status === 'held'
      ? 'held'
      : filters.snoozed
        ? 'snoozed'
        : (filters.inbox_id ?? (filters.assigned_to === 'me' ? 'me' : 'all'));
  return (
    <nav className="dw-tabs" aria-label="Inboxes">
      {tabs.map(({ id, label, count, patch }) => (
        <button
          key={id}
          type="button"
          className="dw-tab"
          aria-current={active === id ? 'true' : undefined}
          onClick={() =>
            onChange({
              ...filters,
              inbox_id: undefined,
              assigned_to: undefined,
              snoozed: undefined,
              status: filters.status === 'held' ? undefined : filters.status,
              ...patch,
            })
          }
        >
          {label}
          {count && (
            <span className="dw-count" aria-label={id === 'held' ? `${count} held` : `${count} unread`}>
              {count}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
