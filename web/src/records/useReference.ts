import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '@/api/keys';
import { getRecord, listRecords } from '@/api/records';
import { titleOf } from './schema';
import { useReferencedType } from './useRecordType';

export interface Choice {
  value: string;
  label: string;
}

const loaded = 200;

/** The records a link may lead to, narrowed by the server while the reader types. */
export function useReferenceChoices(typeName: string | undefined, q: string) {
  const type = useReferencedType(typeName);
  const { data, isFetching } = useQuery({
    queryKey: keys.recordList(typeName ?? '', { limit: loaded, q }),
    queryFn: () => listRecords(type!, { limit: loaded, q: q || undefined }),
    enabled: Boolean(type?.permissions.read),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const choices = useMemo<Choice[]>(
    () => (type ? (data?.data ?? []).map((row) => ({ value: row.id, label: titleOf(type, row) })) : []),
    [data, type],
  );
  return { choices, isFetching, known: Boolean(type?.permissions.read) };
}

export function useReferenceTitles(typeName: string | undefined): Map<string, string> {
  const { choices } = useReferenceChoices(typeName, '');
  return useMemo(() => new Map(choices.map(({ value, label }) => [value, label])), [choices]);
}

/** The title of one record that is not among the choices loaded. */
export function useReferenceTitle(typeName: string | undefined, id: string | null): string | null {
  const type = useReferencedType(typeName);
  const { data } = useQuery({
    queryKey: keys.record(typeName ?? '', id ?? ''),
    queryFn: () => getRecord(type!, id!),
    enabled: Boolean(type?.permissions.read && id),
    staleTime: 60_000,
  });
  return data && type ? titleOf(type, data) : null;
}
