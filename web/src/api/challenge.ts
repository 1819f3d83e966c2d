import { newIdempotencyKey, request } from './http';

export interface Challenge {
  id: string;
  status: 'open' | 'answered' | 'failed' | 'expired' | 'cancelled' | 'undeliverable';
  sent_fax_id: string;
  sent_fax_name: string;
  sent_fax_status: string;
  wrong_answers: number;
  wrong_answers_allowed: number;
  created_at: string;
  expires_at: string;
  ended_at: string | null;
  answer_fax_id: string | null;
}

export interface ChallengeView {
  possible: boolean;
  /** Why no challenge can be sent, in words. */
  refusal: string | null;
  challenge: Challenge | null;
}

const of = (fax: string) => `/api/v1/faxes/${encodeURIComponent(fax)}/challenge`;

export const faxChallenge = (fax: string) => request<ChallengeView>('GET', of(fax));
export const sendChallenge = (fax: string) =>
  request<ChallengeView>('POST', of(fax), { headers: { 'Idempotency-Key': newIdempotencyKey() } });
export const cancelChallenge = (fax: string) => request<ChallengeView>('DELETE', of(fax));
