import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { countUnread } from '@/api/notices';
import { useLiveTopic } from '@/live/LiveProvider';

/** How many notifications are unread; kept true by the live topic. */
export function useUnreadNotices(onArrival?: (title: string) => void): number {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: keys.noticeCount, queryFn: countUnread, staleTime: 60_000 });
  useLiveTopic('notifications', (message) => {
    if (message.op !== 'event' && message.op !== 'resync') return;
    void queries.invalidateQueries({ queryKey: keys.notices });
    if (message.op === 'event' && message.event === 'notification.created') {
      const { title } = (message.data ?? {}) as { title?: string };
      if (title) onArrival?.(title);
    }
  });
  return data?.unread ?? 0;
}
