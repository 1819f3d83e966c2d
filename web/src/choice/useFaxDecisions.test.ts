import { describe, expect, it } from 'vitest';
import type { Attempt } from '@/api/types';
import type { Decision } from './api';
import { decisionOf } from './useFaxDecisions';

const made = (id: string, at: string, sentence: string): Decision => ({
  id,
  decided_at: at,
  subject_type: 'fax',
  subject_id: 'f1',
  operation: 'fax',
  destination: 'US',
  chosen: 't1',
  sentence,
  considered: [],
});
const attempt = (at: string | null, reason: string): Attempt => ({
  id: 'x',
  number: 1,
  status: 'sent',
  started_at: at,
  reason,
});

describe('the decision behind an attempt', () => {
  const decisions = [made('d2', '2026-11-20T11:00:00Z', 'again'), made('d1', '2026-11-20T10:00:00Z', 'again')];
  it('is the newest one with its reason from before it began', () => {
    expect(decisionOf(attempt('2026-11-20T10:00:01Z', 'again'), decisions)?.id).toBe('d1');
    expect(decisionOf(attempt('2026-11-20T11:30:00Z', 'again'), decisions)?.id).toBe('d2');
    expect(decisionOf(attempt(null, 'again'), decisions)?.id).toBe('d2');
  });
  it('is not guessed', () => {
    expect(decisionOf(attempt('2026-11-20T12:00:00Z', 'another'), decisions)).toBeUndefined();
    expect(decisionOf(attempt('2026-11-20T09:00:00Z', 'again'), decisions)).toBeUndefined();
  });
});
