import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import type { RecordType } from '@/api/types';
import { useLiveTopic } from '@/live/LiveProvider';

export interface RecordQuery {
  q?: string;
  sort?: string;
}

export function useRecordList(type: RecordType, query: RecordQuery) {
  const queries = useQueryClient();
  // The open record stays as it is: a form keeps what is entered, and saving tells of a newer version.
  useLiveTopic(`records:${type.type}`, (message) => {
    if (message.op !== 'denied') void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
  });
  return useInfiniteQuery({
    queryKey: [...keys.recordList(type.type, query), 'pages'],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => listRecords(type, { ...query, cursor: pageParam, limit: 100 }, signal),
    getNextPageParam: (page) => page.next_cursor,
  });
}
