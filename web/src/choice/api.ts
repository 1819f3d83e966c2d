import { request } from '@/api/http';
import type { Page } from '@/api/types';

export interface Points {
  total: number;
  health: number;
  cost: number;
  priority: number;
}

/** What was found of one account or trunk. */
export interface Candidate {
  id: string;
  kind: 'account' | 'trunk';
  name: string;
  refusal?: string | null;
  score?: Points | null;
  cost?: number | null;
  currency?: string | null;
  wanted?: string | null;
  sentence: string;
}

export interface Explanation {
  operation: string;
  /** The country, never the number. */
  destination: string;
  chosen?: string | null;
  sentence: string;
  /** Those that passed in their order, then the refused ones. */
  considered: Candidate[];
}

export interface Decision extends Explanation {
  id: string;
  decided_at: string;
  subject_type: string;
  subject_id: string;
}

export interface Question {
  operation: string;
  to: string;
  from?: string;
  units?: number;
}

export const choiceKeys = {
  decisions: (subject: string | null) => ['routing-decisions', subject] as const,
  decision: (id: string) => ['routing-decision', id] as const,
};

export const explain = (question: Question) =>
  request<Explanation>('POST', '/api/v1/routing/explain', { body: question });

export const listDecisions = (subject: string | null, cursor: string | null, limit = 50) =>
  request<Page<Decision>>('GET', '/api/v1/routing/decisions', { query: { subject_id: subject, cursor, limit } });

export const getDecision = (id: string) =>
  request<Decision>('GET', `/api/v1/routing/decisions/${encodeURIComponent(id)}`);
