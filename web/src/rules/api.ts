import { request } from '@/api/http';

export interface Place {
  rule?: string | null;
  inbox?: { id: string; name: string } | null;
  person?: { id: string; full_name: string } | null;
  priority?: string | null;
  tags: string[];
  reason: string;
}

export interface Move {
  fax_id: string;
  name: string;
  received_at: string;
  now: Place;
  then: Place;
}

export interface Trial {
  looked_at: number;
  decided: number;
  moved: number;
  moves: Move[];
}

/** What switching a rule on or off would do to the newest faxes; nothing is changed. */
export const trySwitched = (id: string, on: boolean) =>
  request<Trial>('POST', '/api/v1/routing-rules/dry-run', { body: { rule_id: id, values: { enabled: on } } });

export const placed = ({ inbox, person, priority, tags }: Place): string =>
  [person?.full_name, inbox?.name, priority && `priority ${priority}`, ...tags].filter(Boolean).join(', ') ||
  'no inbox';
