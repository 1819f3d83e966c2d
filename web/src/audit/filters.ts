import type { Query } from '@/api/http';

/** What the explorer asks for; each is a parameter of the address too. */
export interface AuditFilters {
  actor_id?: string;
  event?: string;
  record_id?: string;
  purpose?: string;
  from?: string;
  to?: string;
}

const names = ['actor_id', 'event', 'record_id', 'purpose', 'from', 'to'] as const;

export function readFilters(params: URLSearchParams): AuditFilters {
  const filters: AuditFilters = {};
  for (const name of names) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

export function writeFilters(filters: AuditFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value) params.set(name, value);
  }
  return params;
}

/** Days are the reader's; the last one counts wholly. */
export function filterQuery(filters: AuditFilters): Query {
  return {
    ...filters,
    from: filters.from && new Date(`${filters.from}T00:00:00`).toISOString(),
    to: filters.to && dayAfter(filters.to),
  };
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}

export const activeFilters = (filters: AuditFilters): number => Object.values(filters).filter(Boolean).length;
