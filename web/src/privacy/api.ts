import { newIdempotencyKey, request } from '@/api/http';

export interface PrivacyStatus {
  mode: 'dartwing' | 'medxfax';
  agreement_in_force: boolean;
  agreement_with?: string;
  agreement_until?: string;
  phi_stored: string[];
  warning?: string;
}

export interface DataExport {
  id: string;
  subject_type: 'organization' | 'person';
  subject_id: string;
  status: 'queued' | 'running' | 'ready' | 'failed' | 'expired';
  done: number;
  total: number;
  file_size?: number;
  failure?: string;
  requested_by: string;
  created_at: string;
  expires_at?: string;
}

export interface Erasure {
  id: string;
  subject_type: string;
  subject_id: string;
  status: 'queued' | 'done' | 'refused';
  reason: string;
  outcome?: string;
  requested_by: string;
  created_at: string;
}

export interface StoredTable {
  table: string;
  module: string;
  what: string;
  phi: boolean;
  protection: string;
  retention: string;
  per_organization: boolean;
  exported: boolean;
  person_columns: string[];
  columns: string[];
}

const base = '/api/v1/privacy';
const once = () => ({ 'Idempotency-Key': newIdempotencyKey() });

export const privacyKeys = {
  status: ['privacy', 'status'] as const,
  exports: ['privacy', 'exports'] as const,
  erasures: ['privacy', 'erasures'] as const,
  dataMap: ['privacy', 'data-map'] as const,
};

export const getStatus = () => request<PrivacyStatus>('GET', base);
export const changeMode = (mode: PrivacyStatus['mode']) =>
  request<PrivacyStatus>('PUT', `${base}/mode`, { body: { mode } });
export const listExports = () => request<{ data: DataExport[] }>('GET', `${base}/exports`);
export const requestExport = (personId: string | null) =>
  request<DataExport>('POST', `${base}/exports`, {
    body: personId ? { subject: 'person', person_id: personId } : { subject: 'organization' },
    headers: once(),
  });
export const exportFile = (id: string) => `${base}/exports/${encodeURIComponent(id)}/file`;
export const listErasures = () => request<{ data: Erasure[]; subject_types: string[] }>('GET', `${base}/erasures`);
export const requestErasure = (subjectType: string, subjectId: string, reason: string) =>
  request<Erasure>('POST', `${base}/erasures`, {
    body: { subject_type: subjectType, subject_id: subjectId, reason },
    headers: once(),
  });
export const getDataMap = () => request<{ data: StoredTable[] }>('GET', `${base}/data-map`);
