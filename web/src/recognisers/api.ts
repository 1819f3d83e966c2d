import { request } from '@/api/http';

export interface OutsideReading {
  id: string;
  fax_id: string;
  page: number;
  host: string;
  asked_at: string;
  ended_at: string | null;
  outcome: 'pending' | 'kept' | 'own_kept' | 'failed' | 'not_sent' | 'unknown';
  detail: string | null;
  own_confidence: number;
  outside_confidence: number | null;
}

export interface OutsideReadings {
  data: OutsideReading[];
  days: { day: string; pages: number }[];
}

const path = (id: string) => `/api/v1/outside-recognisers/${encodeURIComponent(id)}`;

export const outsideReadings = (id: string) => request<OutsideReadings>('GET', `${path(id)}/readings`);
export const testRecogniser = (id: string) => request<{ works: boolean; detail: string }>('POST', `${path(id)}/test`);
