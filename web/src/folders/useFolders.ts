import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import type { RecordRow, RecordType } from '@/api/types';
import { useLiveTopic } from '@/live/LiveProvider';
import { useRecordType } from '@/records/useRecordType';
import { type Branch, branches, folderOf } from './tree';

const pageSize = 200;

/** All that a reader sees: the server keeps an organisation to 500 folders. */
async function allOf(type: RecordType): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRecords>> = await listRecords(type, { limit: pageSize, cursor });
    rows.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor);
  return rows;
}

const none: Branch[] = [];

/** The folders in the order of their tree; empty until they are known. */
export function useFolders(): Branch[] {
  const { type } = useRecordType('fax-folders');
  const queries = useQueryClient();
  useLiveTopic('records:fax_folder', (message) => {
    if (message.op !== 'denied') void queries.invalidateQueries({ queryKey: keys.recordLists('fax_folder') });
  });
  const { data } = useQuery({
    queryKey: [...keys.recordLists('fax_folder'), 'tree'],
    queryFn: () => allOf(type!),
    enabled: Boolean(type?.permissions.read),
    staleTime: 60_000,
  });
  return useMemo(() => (data ? branches(data.map(folderOf)) : none), [data]);
}
