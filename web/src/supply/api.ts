import { newIdempotencyKey, request } from '@/api/http';
import type { Page } from '@/api/types';

/** Exact: a decimal number as text. */
export interface Price {
  amount: string;
  currency: string;
}

export interface Offer {
  carrier_account_id: string;
  carrier: string;
  number: string;
  kind: string;
  place: string;
  uses: string[];
  monthly?: Price | null;
  set_up?: Price | null;
}

/** What one carrier answered to the search. */
export interface Said {
  carrier_account_id: string;
  carrier: string;
  outcome: 'answered' | 'refused' | 'unavailable' | 'cant_search';
  found: number;
  left_out: number;
  cause?: string | null;
  text: string;
}

export interface Found {
  data: Offer[];
  carriers: Said[];
}

export interface Search {
  country: string;
  kind: string;
  area_code: string;
  contains: string;
  uses: string[];
  carrier_account_id: string | null;
}

export interface Order {
  id: string;
  carrier_account_id: string;
  number: string;
  state: 'started' | 'ordered' | 'active' | 'failed' | 'unknown';
  number_id?: string | null;
  configured: boolean;
  cause?: string | null;
  problem?: string | null;
  created_at: string;
  created_by: string;
  ended_at?: string | null;
}

export const supplyKeys = {
  offers: (search: Search) => ['number-offers', search] as const,
  orders: ['number-orders'] as const,
};

export const searchNumbers = (search: Search) =>
  request<Found>('GET', '/api/v1/numbers/available', { query: { ...search, uses: search.uses.join(',') } });

export const orderNumber = (offer: Offer) =>
  request<Order>('POST', '/api/v1/numbers/orders', {
    body: {
      carrier_account_id: offer.carrier_account_id,
      number: offer.number,
      // Emergency calling comes with a registered address, not with an order.
      uses: offer.uses.filter((use) => use !== 'emergency'),
      ...(offer.monthly ? { monthly_cost: offer.monthly.amount, monthly_currency: offer.monthly.currency } : {}),
    },
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });

export const listOrders = (cursor: string | null) =>
  request<Page<Order>>('GET', '/api/v1/numbers/orders', { query: { cursor, limit: 20 } });

export const releaseNumber = (id: string) =>
  request<{ state: string; notice: string }>('POST', `/api/v1/numbers/${encodeURIComponent(id)}/release`);

/** Whether the carrier still works on it. */
export const atWork = ({ state, configured }: Order): boolean =>
  state !== 'failed' && !(state === 'active' && configured);

export const priced = (price: Price | null | undefined): string =>
  price ? `${price.amount} ${price.currency}` : 'not told';
