import { request } from '@/api/http';

export interface Rate {
  per_second: number;
  per_minute: number;
  per_day: number;
  concurrent: number;
}

export interface LimitView {
  operation: string;
  label: string;
  scope: 'key' | 'person' | 'organization';
  window: 'second' | 'minute' | 'day';
  limit: number;
  remaining: number;
  reset_seconds: number;
}

export interface LimitsView {
  tier: string;
  override?: { until: string; reason: string; started_by: string };
  limits: LimitView[];
  concurrency: { operation: string; label: string; limit: number }[];
  tiers: Record<string, Record<string, Rate>>;
  operations: Record<string, string>;
}

export const limitsKey = ['limits'] as const;
export const getLimits = () => request<LimitsView>('GET', '/api/v1/limits');
export const liftLimits = (reason: string, duration: string) =>
  request<LimitsView>('PUT', '/api/v1/limits/override', { body: { reason, duration } });
export const restoreLimits = () => request<void>('DELETE', '/api/v1/limits/override');
