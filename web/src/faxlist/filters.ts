import type { Query } from '@/api/http';
import type { Direction, Fax, FaxStatus } from '@/api/types';

/** What a list of faxes is narrowed to; mirrors the query of `GET /faxes` and the address bar. */
export interface FaxFilters {
  direction: Direction;
  q?: string;
  status?: string;
  inbox_id?: string;
  assigned_to?: string;
  unread?: boolean;
  number?: string;
  since?: string;
  until?: string;
  category?: string;
  /** Only those whose category a person should look at. */
  category_unsure?: boolean;
  contains_phi?: boolean;
  /** Spam score, 0..100, or more. */
  min_spam?: string;
  /** Ids of tags, with commas: those that have all of them. */
  tag?: string;
  /** What is put aside until a time, which the inbox leaves out. */
  snoozed?: boolean;
  /** A folder’s id: what lies in it, wherever else it is. */
  folder?: string;
}

const textFields = [
  'q',
  'status',
  'inbox_id',
  'assigned_to',
  'number',
  'since',
  'until',
  'category',
  'min_spam',
  'tag',
  'folder',
] as const;
const switches = ['unread', 'category_unsure', 'contains_phi', 'snoozed'] as const;

/** The inbox without a chosen status; what is held has a list of its own. A search looks everywhere. */
const inInbox = 'received,processing,delivered,rejected';

export function filtersFrom(params: URLSearchParams, direction: Direction): FaxFilters {
  const filters: FaxFilters = { direction };
  for (const field of textFields) {
    const value = params.get(field);
    if (value) filters[field] = value;
  }
  for (const field of switches) if (params.get(field) === 'true') filters[field] = true;
  return filters;
}

export function filterParams(filters: FaxFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of textFields) {
    const value = filters[field];
    if (value) params.set(field, value);
  }
  for (const field of switches) if (filters[field]) params.set(field, 'true');
  return params;
}

/** Days are chosen in the reader's zone; the server wants instants. */
export function dayStart(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

export function dayEnd(day: string): string {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}

/** The server finds exact numbers, or those that begin as given before a `*`. */
const prefix = (number: string) => (number.endsWith('*') ? number : `${number}*`);

/** The inbox shows what is to be done now; a search looks everywhere. */
const inInboxOnly = (filters: FaxFilters) =>
  filters.direction === 'inbound' && !filters.snoozed && !filters.q && !filters.folder;

export function filterQuery(filters: FaxFilters): Query {
  const { number, since, until, ...same } = filters;
  return {
    ...(filters.direction === 'inbound' && !filters.status && !filters.q && !filters.folder ? { status: inInbox } : {}),
    ...(inInboxOnly(filters) ? { snoozed: false } : {}),
    ...same,
    ...(number ? { [filters.direction === 'inbound' ? 'from' : 'to']: prefix(number) } : {}),
    ...(since ? { since: dayStart(since) } : {}),
    ...(until ? { until: dayEnd(until) } : {}),
  };
}

export function activeFilters(filters: FaxFilters): number {
  const { direction, q, inbox_id, folder, ...narrowing } = filters;
  return Object.values(narrowing).filter(Boolean).length;
}

export type Match = 'yes' | 'no' | 'ask';

/** Whether a row that changed live belongs in a list; `ask` when only the server can tell (text and number search). */
export function matches(fax: Fax, filters: FaxFilters, me: string): Match {
  if (fax.direction !== filters.direction) return 'no';
  if (filters.status && !filters.status.split(',').includes(fax.status satisfies FaxStatus)) return 'no';
  if (!filters.status && !filters.q && !filters.folder && fax.status === 'held') return 'no';
  if (filters.category && fax.category !== filters.category) return 'no';
  if (filters.category_unsure && !fax.category_unsure) return 'no';
  if (filters.contains_phi && !fax.contains_phi) return 'no';
  if (filters.min_spam && (fax.spam_score ?? -1) < Number(filters.min_spam)) return 'no';
  if (fax.snoozed ? inInboxOnly(filters) : filters.snoozed) return 'no';
  if (filters.tag && !filters.tag.split(',').every((id) => fax.tags?.some((tag) => tag.id === id))) return 'no';
  if (filters.unread && !fax.unread) return 'no';
  if (filters.inbox_id && fax.inbox?.id !== filters.inbox_id) return 'no';
  if (filters.assigned_to) {
    const wanted = filters.assigned_to === 'me' ? me : filters.assigned_to;
    if (fax.assigned_to?.id !== wanted) return 'no';
  }
  const at = Date.parse(fax.received_at ?? fax.created_at);
  if (filters.since && at < Date.parse(dayStart(filters.since))) return 'no';
  if (filters.until && at >= Date.parse(dayEnd(filters.until))) return 'no';
  return filters.q || filters.number || filters.folder ? 'ask' : 'yes';
}
