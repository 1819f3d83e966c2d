import { newIdempotencyKey, request, withQuery } from '@/api/http';
import type { Fax, Page, RecordRow } from '@/api/types';
import type { BadRow } from '@/carriers/api';

export interface Contact extends RecordRow {
  name: string;
  company?: string | null;
  fax_number: string;
  other_fax_number?: string | null;
  email?: string | null;
  group_ids?: string[];
  time_zone?: string | null;
  resolution?: 'standard' | 'fine' | 'superfine' | null;
}

export interface ContactImport {
  dry_run: boolean;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  new_groups: string[];
  bad_rows: BadRow[];
}

const all = '/api/v1/contacts';

export const contactKeys = {
  search: (q: string, group: string | null) => ['contacts', 'search', q, group] as const,
  faxes: (id: string) => ['contacts', id, 'faxes'] as const,
};

/** The words go in the body: a name has no place in an address. */
export const searchContacts = (q: string, group: string | null, limit = 50) =>
  request<{ data: Contact[] }>('POST', `${all}/search`, { body: { q, group_id: group, limit } });
export const faxesOf = (id: string) =>
  request<Page<Fax>>('GET', `${all}/${encodeURIComponent(id)}/faxes`, { query: { limit: 20 } });
export const importContacts = (file: File, dryRun: boolean) =>
  request<ContactImport>('POST', withQuery(`${all}/import`, { dry_run: dryRun }), {
    content: { type: 'text/csv', data: file },
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });
export const exportUrl = `${all}/export`;
