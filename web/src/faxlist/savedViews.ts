import type { Direction, RecordRow } from '@/api/types';
import { dayEnd, dayStart, type FaxFilters } from './filters';

/** The filter of a saved view or a smart folder, by the names of the query of `GET /faxes`. */
export interface ViewFilter {
  direction?: string | null;
  status?: string | null;
  to?: string | null;
  from?: string | null;
  since?: string | null;
  until?: string | null;
  inbox_id?: string | null;
  assigned_to?: string | null;
  unread?: boolean | null;
  category?: string | null;
  category_unsure?: boolean | null;
  contains_phi?: boolean | null;
  min_spam?: number | null;
  tag?: string | null;
  snoozed?: boolean | null;
  folder?: string | null;
}

export interface ServerView {
  id: string;
  name: string;
  shared: boolean;
  owner: string | null;
  filters: FaxFilters;
}

/** What the server keeps of a list's filters; the words of a search are never kept. */
export function viewFilter(filters: FaxFilters): ViewFilter {
  const { direction, q, number, since, until, min_spam, ...same } = filters;
  const prefix = number && (number.endsWith('*') ? number : `${number}*`);
  return {
    direction,
    ...same,
    ...(prefix ? { [direction === 'inbound' ? 'from' : 'to']: prefix } : {}),
    ...(since ? { since: dayStart(since) } : {}),
    ...(until ? { until: dayEnd(until) } : {}),
    ...(min_spam ? { min_spam: Number(min_spam) } : {}),
  };
}

/** The day of an instant in the reader's zone; of an end, the last day before it. */
function day(iso: string, before: boolean): string {
  const at = new Date(Date.parse(iso) - (before ? 1 : 0));
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

export function filtersOfView(view: ViewFilter): FaxFilters {
  const direction: Direction = view.direction === 'outbound' ? 'outbound' : 'inbound';
  const number = direction === 'inbound' ? view.from : view.to;
  const filters: FaxFilters = { direction };
  for (const field of ['status', 'inbox_id', 'assigned_to', 'category', 'tag', 'folder'] as const) {
    const value = view[field];
    if (value) filters[field] = value;
  }
  for (const field of ['unread', 'category_unsure', 'contains_phi', 'snoozed'] as const) {
    if (view[field]) filters[field] = true;
  }
  if (number) filters.number = number.replace(/\*$/, '');
  if (view.since) filters.since = day(view.since, false);
  if (view.until) filters.until = day(view.until, true);
  if (view.min_spam !== null && view.min_spam !== undefined) filters.min_spam = String(view.min_spam);
  return filters;
}

export const viewOf = (row: RecordRow): ServerView => ({
  id: row.id,
  name: String(row.name ?? ''),
  shared: row['shared'] === true,
  owner: typeof row['owner_id'] === 'string' ? row['owner_id'] : null,
  filters: filtersOfView((row['filter'] ?? {}) as ViewFilter),
});
