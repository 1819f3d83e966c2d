import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { recordTypes } from '@/api/records';
import type { RecordType } from '@/api/types';

const none: RecordType[] = [];

export function useRecordTypes() {
  const query = useQuery({ queryKey: keys.recordTypes, queryFn: recordTypes, staleTime: 5 * 60_000 });
  return { types: query.data?.data ?? none, error: query.error, isPending: query.isPending, refetch: query.refetch };
}
