import { newIdempotencyKey, request } from '@/api/http';

export interface Place {
  rule?: string | null;
  inbox?: { id: string; name: string } | null;
  person?: { id: string; full_name: string } | null;
  priority?: string | null;
  group?: { id: string; name: string } | null;
  tags: string[];
  sent_on?: string[];
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

export interface Template {
  key: string;
  name: string;
  description: string;
  needs_target: boolean;
}

export interface Contradiction {
  kind: 'impossible' | 'never_reached' | 'place_without_effect';
  rule_id: string;
  rule_name: string;
  other_id?: string | null;
  other_name?: string | null;
  text: string;
}

export interface ImportOutcome {
  applied: boolean;
  added: string[];
  changed: { rule: string; fields: { field: string; now?: unknown; then?: unknown }[] }[];
  same: string[];
  problems: { rule: string; detail: string }[];
}

const rules = '/api/v1/routing-rules';

export const ruleTemplates = () => request<{ data: Template[] }>('GET', `${rules}/templates`);
export const makeFromTemplate = (key: string, to: { inbox_id?: string; group_id?: string }) =>
  request<{ id: string }>('POST', `${rules}/templates/${key}`, {
    body: to,
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });
export const contradictions = () => request<{ data: Contradiction[] }>('GET', `${rules}/contradictions`);
export const exportRules = () => request<unknown>('GET', `${rules}/export`);
export const tryImport = (file: unknown) => request<ImportOutcome>('POST', `${rules}/import/dry-run`, { body: file });
export const importRules = (file: unknown) =>
  request<ImportOutcome>('POST', `${rules}/import`, {
    body: file,
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });

export const placed = ({ inbox, person, group, priority, tags, sent_on }: Place): string =>
  [
    person?.full_name,
    group && `the group ${group.name}`,
    inbox?.name,
    priority && `priority ${priority}`,
    ...tags,
    ...(sent_on ?? []).map((target) => `sent on to ${target}`),
  ]
    .filter(Boolean)
    .join(', ') || 'no inbox';
