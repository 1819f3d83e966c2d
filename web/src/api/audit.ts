import { type Query, request, withQuery } from './http';
import type { Page } from './types';

export interface AuditEntry {
  organization_id: string;
  sequence: number;
  at: string;
  actor: { type: string; id: string; name: string };
  event: string;
  subject_type: string;
  subject_id: string;
  details: Record<string, string>;
  purpose?: string;
  records?: string[];
  data_subject?: string;
  previous_hash: string;
  hash: string;
}

export interface AuditState {
  entries: number;
  key_id: string;
  public_key: string;
  anchored_sequence: number | null;
  anchored_at: string | null;
}

export interface AuditVerification {
  status: 'intact' | 'broken';
  entries: number | null;
  anchors: number | null;
  broken_sequence: number | null;
  reason: string | null;
}

export interface Purpose {
  purpose: string | null;
  by_default: string;
  choices: string[];
}

const base = '/api/v1/audit';

export const listAudit = (query: Query, signal?: AbortSignal) =>
  request<Page<AuditEntry>>('GET', `${base}/entries`, { query, signal });
export const auditEntry = (sequence: string) =>
  request<AuditEntry>('GET', `${base}/entries/${encodeURIComponent(sequence)}`);
export const auditState = () => request<AuditState>('GET', `${base}/state`);
export const verifyAudit = () => request<AuditVerification>('GET', `${base}/verification`);
export const exportUrl = `${base}/export`;
export const anchorsUrl = `${base}/anchors`;
export const reportUrl = (query: Query) => withQuery(`${base}/access-report`, { ...query, format: 'csv' });

export const getPurpose = () => request<Purpose>('GET', '/api/v1/session/purpose');
export const setPurpose = (purpose: string) =>
  request<Purpose>('PUT', '/api/v1/session/purpose', { body: { purpose } });
