import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { listFaxes } from '@/api/faxes';
import { keys } from '@/api/keys';
import { newestRows } from '@/live/useLiveFaxes';
import { useLiveState } from '@/live/LiveProvider';
import { type FaxFilters, filterQuery } from './filters';

const pollMillis = 20_000;

/** One page after the other, kept current by live events, by polling while there are none. */
export function useFaxList(filters: FaxFilters, options: { limit?: number; enabled?: boolean } = {}) {
  const live = useLiveState();
  const { limit = 50, enabled = true } = options;
  return useInfiniteQuery({
    queryKey: keys.faxList(filters),
    enabled,
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    refetchInterval: live === 'live' ? false : pollMillis,
    queryFn: async ({ pageParam, signal }) => {
      const page = await listFaxes({ ...filterQuery(filters), cursor: pageParam, limit }, signal);
      return { ...page, data: page.data.map((row) => newestRows.newest(row)) };
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}
