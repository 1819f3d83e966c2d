import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import type { FaxFilters } from '@/faxlist/filters';
import type { LiveMessage } from './liveClient';
import { useLiveTopic } from './LiveProvider';
import { type FaxPages, mergeRow, NewestRows, removeRow, supersedes } from './merge';

export const newestRows = new NewestRows();

/** Puts a newer row into every list and detail that is cached. Used by live events and by answers of actions alike. */
export function showRow(queries: QueryClient, row: Fax, me: string): boolean {
  if (!newestRows.note(row)) return false;
  let refetch = false;
  queries.setQueryData<Fax>(keys.fax(row.id), (known) =>
    known && supersedes(row, known) ? { ...known, ...row } : known,
  );
  for (const [key, pages] of queries.getQueriesData<FaxPages>({ queryKey: keys.faxLists })) {
    if (!pages) continue;
    const merged = mergeRow(pages, row, key[1] as FaxFilters, me);
    if (merged.pages !== pages) queries.setQueryData(key, merged.pages);
    refetch ||= merged.refetch;
  }
  if (refetch) void queries.invalidateQueries({ queryKey: keys.faxLists, predicate: needsServer });
  return true;
}

export function dropRow(queries: QueryClient, id: string): void {
  newestRows.forget(id);
  queries.setQueriesData<FaxPages>({ queryKey: keys.faxLists }, (pages) => (pages ? removeRow(pages, id) : pages));
}

const needsServer = (query: { queryKey: readonly unknown[] }) => {
  const filters = query.queryKey[1] as FaxFilters | undefined;
  return Boolean(filters?.q || filters?.number);
};

/**
 * Keeps the cached faxes true while mounted, and tells of arrivals. Without a reader, faxes are closed: nothing is
 * asked for, and what was shown before is forgotten.
 */
export function useLiveFaxes(me: string | null, onArrival: (fax: Fax) => void): void {
  const queries = useQueryClient();
  const seen = useRef(new Set<string>());
  const handle = (message: LiveMessage) => {
    if (message.op === 'resync') {
      void queries.invalidateQueries({ queryKey: keys.faxLists });
      void queries.invalidateQueries({ queryKey: ['fax'] });
    }
    if (message.op !== 'event') return;
    if (message.event.endsWith('.deleted')) {
      dropRow(queries, message.id);
      return;
    }
    const row = message.data as Fax | undefined;
    if (!row || !me || !showRow(queries, row, me)) return;
    if (message.event !== 'fax.progress') invalidateEvidence(queries, row.id);
    if (message.event === 'fax.received' && !seen.current.has(row.id)) {
      seen.current.add(row.id);
      onArrival(row);
    }
  };
  useLiveTopic(me ? 'faxes' : null, handle);
  useEffect(() => {
    if (me) return;
    for (const queryKey of [keys.faxLists, ['fax']]) queries.removeQueries({ queryKey });
  }, [me, queries]);
}

/** History, calls and text of an open fax change with its state. */
export function invalidateEvidence(queries: QueryClient, id: string): void {
  for (const key of [keys.faxTimeline(id), keys.faxAttempts(id), keys.faxText(id), keys.faxFindings(id)]) {
    void queries.invalidateQueries({ queryKey: key });
  }
}
