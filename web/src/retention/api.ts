import { request } from '@/api/http';

export interface KeptUntil {
  until: string | null;
  archive_at: string | null;
  policy_id: string | null;
  policy_name: string | null;
  reason: string;
  on_hold: boolean;
}

export interface Preview {
  due: number;
  archiving: number;
  policies: { policy_id: string; policy_name: string; action: 'erase' | 'archive'; count: number }[];
}

export interface Run {
  id: string;
  status: 'running' | 'done';
  asked_by: string;
  started_at: string;
  finished_at: string | null;
  looked_at: number;
  erased: number;
  on_hold: number;
  archiving: number;
}

export const faxRetention = (id: string) =>
  request<KeptUntil>('GET', `/api/v1/faxes/${encodeURIComponent(id)}/retention`);
export const retentionPreview = () => request<Preview>('GET', '/api/v1/retention/preview');
export const retentionRuns = () => request<{ data: Run[] }>('GET', '/api/v1/retention/runs');
export const startRun = () => request<Run>('POST', '/api/v1/retention/runs');
export const certificateUrl = (run: string) => `/api/v1/retention/runs/${encodeURIComponent(run)}/certificate`;
