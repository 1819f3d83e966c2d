import { useMemo } from 'react';
import type { FaxFilters } from './filters';
import { useFaxList } from './useFaxList';

const unreadFilters: FaxFilters = { direction: 'inbound', unread: true };
const counted = 200;

export interface Unread {
  total: number;
  /** `12`, or `200+` when there are more than are counted. */
  text: string;
  byInbox: Map<string, number>;
}

/** How many faxes are unread, in all and by inbox; live events keep the same cached list true as any other. */
export function useUnread(enabled = true): Unread {
  const { data } = useFaxList(unreadFilters, { limit: counted, enabled });
  return useMemo(() => {
    const first = data?.pages[0];
    const byInbox = new Map<string, number>();
    for (const { inbox } of first?.data ?? []) {
      if (inbox) byInbox.set(inbox.id, (byInbox.get(inbox.id) ?? 0) + 1);
    }
    const total = first?.data.length ?? 0;
    return { total, text: first?.next_cursor ? `${counted}+` : String(total), byInbox };
  }, [data]);
}
