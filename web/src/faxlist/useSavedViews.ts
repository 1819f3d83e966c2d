import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '@/api/keys';
import { createRecord, deleteRecord, listRecords } from '@/api/records';
import { useLiveTopic } from '@/live/LiveProvider';
import { useRecordType } from '@/records/useRecordType';
import { notifyDone, notifyProblem } from '@/shared/notify';
import type { FaxFilters } from './filters';
import { type ServerView, viewFilter, viewOf } from './savedViews';

const most = 200;

/** The reader's own views and those that are shared, by name. */
export function useSavedViews() {
  const { type } = useRecordType('fax-views');
  const queries = useQueryClient();
  const list = keys.recordLists('fax_view');
  useLiveTopic('records:fax_view', (message) => {
    if (message.op !== 'denied') void queries.invalidateQueries({ queryKey: list });
  });
  const { data } = useQuery({
    queryKey: [...list, 'all'],
    queryFn: () => listRecords(type!, { limit: most, sort: 'name' }),
    enabled: Boolean(type?.permissions.read),
    staleTime: 60_000,
  });
  const views = useMemo<ServerView[]>(() => (data?.data ?? []).map(viewOf), [data]);
  const again = () => void queries.invalidateQueries({ queryKey: list });
  return {
    views,
    save: (name: string, shared: boolean, filters: FaxFilters) =>
      createRecord(type!, { name, shared, filter: viewFilter(filters) }).then(() => {
        again();
        notifyDone(`${name} is saved`);
      }, notifyProblem),
    remove: (view: ServerView) =>
      deleteRecord(type!, view.id).then(() => {
        again();
        notifyDone(`${view.name} is removed`);
      }, notifyProblem),
  };
}
