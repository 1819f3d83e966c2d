import { describe, expect, it } from 'vitest';
import { activeFilters, filterQuery, readFilters, writeFilters } from './filters';

describe('filters of the audit', () => {
  it('come back from the address as they were', () => {
    const filters = { event: 'fax.*', purpose: 'legal', from: '2026-03-01', to: '2026-03-31' };
    expect(readFilters(writeFilters(filters))).toEqual(filters);
    expect(activeFilters(filters)).toBe(4);
  });

  it('ignore what they don’t know', () => {
    expect(readFilters(new URLSearchParams('event=&bogus=1'))).toEqual({});
  });

  it('count the last day wholly', () => {
    const { from, to } = filterQuery({ from: '2026-03-01', to: '2026-03-01' });
    expect(new Date(String(to)).getTime() - new Date(String(from)).getTime()).toBe(24 * 60 * 60 * 1000);
  });
});
