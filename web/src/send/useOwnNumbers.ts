import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { collectionOf } from '@/shell/navigation';
import { useRecordTypes } from '@/shell/useRecordTypes';

export interface OwnNumber {
  id: string;
  number: string;
  label: string;
}

/** The organisation's numbers that may send; empty when the reader may not see them (the server then chooses). */
export function useOwnNumbers(): OwnNumber[] {
  const { types } = useRecordTypes();
  const type = types.find((known) => collectionOf(known) === 'numbers');
  const { data } = useQuery({
    queryKey: keys.recordList('fax_number', { limit: 200 }),
    queryFn: () => listRecords(type!, { limit: 200 }),
    enabled: Boolean(type?.permissions.read),
    staleTime: 60_000,
  });
  return (data?.data ?? [])
    .filter((row) => row['fax_enabled'] !== false && typeof row['number'] === 'string')
    .map((row) => ({
      id: row.id,
      number: String(row['number']),
      label: typeof row['label'] === 'string' ? row['label'] : '',
    }));
}
