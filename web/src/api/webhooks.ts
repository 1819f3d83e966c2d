import { newIdempotencyKey, request } from './http';
import type { Page } from './types';

export type DeliveryStatus = 'pending' | 'sending' | 'held' | 'delivered' | 'dead';

export interface Delivery {
  event_id: string;
  webhook_id: string;
  event: string;
  resource_type: string;
  resource_id: string;
  sequence: number;
  status: DeliveryStatus;
  attempts: number;
  happened_at: string;
  next_attempt_at: string | null;
  last_attempt_at: string | null;
  http_status: number | null;
  reason: string | null;
}

export interface DeliveryAttempt {
  number: number;
  started_at: string | null;
  ended_at: string | null;
  http_status: number | null;
  reason: string | null;
  response: string | null;
}

export interface DeliveryDetail {
  delivery: Delivery;
  request: unknown;
  attempts: DeliveryAttempt[];
}

const base = (webhook: string) => `/api/v1/webhooks/${encodeURIComponent(webhook)}`;
const once = () => ({ 'Idempotency-Key': newIdempotencyKey() });

export const listDeliveries = (webhook: string, status: string | null, cursor: string | null) =>
  request<Page<Delivery>>('GET', `${base(webhook)}/deliveries`, { query: { status, cursor } });

export const getDelivery = (webhook: string, event: string) =>
  request<DeliveryDetail>('GET', `${base(webhook)}/deliveries/${event}`);

export const replay = (webhook: string, wish: { events?: string[]; since?: string; dead_only?: boolean }) =>
  request<{ replayed: number }>('POST', `${base(webhook)}/replay`, { body: wish, headers: once() });

export const sendTest = (webhook: string) =>
  request<{ event_id: string }>('POST', `${base(webhook)}/test`, { headers: once() });

export const rotateSecret = (webhook: string, graceHours: number) =>
  request<{ secret: string; previous_until: string }>('POST', `${base(webhook)}/rotate-secret`, {
    body: { grace_hours: graceHours },
    headers: once(),
  });
