import { request } from '@/api/http';
import type { Page } from '@/api/types';
import { upload } from '@/api/upload';
import type { BadRow } from '@/carriers/api';

export interface Amount {
  amount: number;
  currency: string;
}

export interface Counts {
  waiting: number;
  queued: number;
  sent: number;
  failed: number;
  uncertain: number;
  cancelled: number;
  skipped: number;
}

export interface Broadcast {
  id: string;
  code: string;
  name: string;
  status: 'draft' | 'scheduled' | 'running' | 'paused' | 'ended' | 'cancelled';
  pause_reason?: string | null;
  test: boolean;
  from: string;
  subject?: string | null;
  advertisement: boolean;
  faxes_per_minute: number;
  lines: number;
  attempts: number;
  scheduled_at?: string | null;
  pages: number;
  recipients: number;
  counts: Counts;
  list: { rows: number; duplicates: number; rejected: number; bad_rows: BadRow[] };
  costs: Amount[];
  estimate?: { faxes: number; pages: number; seconds: number; costs: Amount[]; unpriced: number } | null;
  created_at: string;
  created_by: string;
  started_at?: string | null;
  ended_at?: string | null;
}

export interface Recipient {
  position: number;
  number: string;
  name?: string | null;
  company?: string | null;
  state: keyof Counts;
  reason?: string | null;
  fax_id?: string | null;
  fax_name?: string | null;
  fax_status?: string | null;
  attempts?: number | null;
  sent_at?: string | null;
  next_attempt_at?: string | null;
}

export type Verb = 'start' | 'pause' | 'resume' | 'cancel';

const all = '/api/v1/broadcasts';
const one = (id: string) => `${all}/${encodeURIComponent(id)}`;

export const broadcastKeys = {
  lists: ['broadcasts'] as const,
  one: (id: string) => ['broadcast', id] as const,
  recipients: (id: string, state: string, number: string) => ['broadcast', id, 'recipients', state, number] as const,
};

export const listBroadcasts = (cursor: string | null) => request<Page<Broadcast>>('GET', all, { query: { cursor } });
export const getBroadcast = (id: string) => request<Broadcast>('GET', one(id));
export const createBroadcast = (form: FormData, key: string, onProgress: (share: number) => void) =>
  upload<Broadcast>(all, form, onProgress, { 'Idempotency-Key': key }).done;
export const act = (id: string, verb: Verb) => request<Broadcast>('POST', `${one(id)}/${verb}`);
export const deleteBroadcast = (id: string) => request<void>('DELETE', one(id));
export const resultsOf = (id: string) => `${one(id)}/results`;
export const listRecipients = (id: string, state: string, number: string, cursor: string | null) =>
  request<Page<Recipient>>('GET', `${one(id)}/recipients`, { query: { state, number, cursor, limit: 50 } });
export const optOut = (id: string, position: number) =>
  request<Recipient>('POST', `${one(id)}/recipients/${position}/opt-out`, { body: { source: 'phone' } });
