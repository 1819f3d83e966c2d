import { newIdempotencyKey, request } from '@/api/http';
import type { Page } from '@/api/types';

export interface OperationHealth {
  operation: string;
  /** Missing while too little is known. */
  score?: number | null;
  samples: number;
  error_rate: number;
  latency_ms?: number | null;
  incident_at?: string | null;
  breaker: string;
  retry_at?: string | null;
  credential_version: number;
}

export interface CarrierAttempt {
  id: string;
  operation: string;
  subject_type: string;
  subject_id: string;
  /** Masked, as `to`. */
  from: string;
  to: string;
  state: string;
  cause?: string | null;
  code: string;
  text?: string | null;
  units?: number | null;
  cost?: number | null;
  currency?: string | null;
  begun_at: string;
  answered_at?: string | null;
  ended_at?: string | null;
}

export interface LastTest {
  at: string;
  works: boolean;
  text: string;
  balance?: number | null;
  currency?: string | null;
}

export interface RateDeck {
  id: string;
  carrier_account_id: string;
  operation: string;
  name: string;
  rates: number;
  rejected: number;
  created_at: string;
  created_by: string;
}

export interface BadRow {
  line: number;
  field: string;
  problem: string;
  expected: string;
}

export interface Rate {
  prefix: string;
  price: string;
  currency: string;
  valid_from: string;
  valid_to?: string | null;
  label: string;
}

export interface RateImport {
  deck: RateDeck;
  /** The first hundred of those that were left out. */
  bad_rows: BadRow[];
}

const account = (id: string) => `/api/v1/carriers/${encodeURIComponent(id)}`;
const deck = (id: string) => `/api/v1/rates/decks/${encodeURIComponent(id)}`;

export const carrierKeys = {
  health: (id: string) => ['carrier', id, 'health'] as const,
  attempts: (id: string) => ['carrier', id, 'attempts'] as const,
  decks: ['rate-decks'] as const,
  deck: (id: string) => ['rate-decks', id] as const,
  rates: (id: string, prefix: string) => ['rate-decks', id, 'rates', prefix] as const,
};

export const carrierHealth = (id: string) => request<{ data: OperationHealth[] }>('GET', `${account(id)}/health`);
export const carrierAttempts = (id: string, cursor: string | null) =>
  request<Page<CarrierAttempt>>('GET', `${account(id)}/attempts`, { query: { cursor, limit: 20 } });
export const testCarrier = (id: string) => request<LastTest>('POST', `${account(id)}/test`);

export const listDecks = () => request<{ data: RateDeck[] }>('GET', '/api/v1/rates/decks');
export const getDeck = (id: string) => request<RateDeck>('GET', deck(id));
export const listRates = (id: string, prefix: string, after: string, limit: number) =>
  request<{ data: Rate[] }>('GET', `${deck(id)}/rates`, { query: { prefix, after, limit } });
export const deleteDeck = (id: string) => request<void>('DELETE', deck(id));
export const importDeck = (wish: { carrier_account_id: string; operation: string; name: string; file: File }) =>
  request<RateImport>('POST', '/api/v1/rates/decks', {
    query: { carrier_account_id: wish.carrier_account_id, operation: wish.operation, name: wish.name },
    content: { type: 'text/csv', data: wish.file },
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });
