import { describe, expect, it } from 'vitest';
import type { FaxFilters } from './filters';
import { filtersOfView, viewFilter } from './savedViews';

describe('a saved view', () => {
  it('brings the filters back as they were', () => {
    const inbound: FaxFilters = {
      direction: 'inbound',
      status: 'held',
      inbox_id: 'i1',
      assigned_to: 'me',
      unread: true,
      number: '+1303555',
      since: '2026-03-08',
      until: '2026-11-01',
      category: 'invoice',
      category_unsure: true,
      contains_phi: true,
      min_spam: '0',
      tag: 't1',
      snoozed: true,
      folder: 'f1',
    };
    expect(filtersOfView(viewFilter(inbound))).toEqual(inbound);
    const outbound: FaxFilters = { direction: 'outbound', number: '+1303' };
    expect(viewFilter(outbound)).toEqual({ direction: 'outbound', to: '+1303*' });
    expect(filtersOfView(viewFilter(outbound))).toEqual(outbound);
  });

  it('never holds the words of a search', () => {
    expect(JSON.stringify(viewFilter({ direction: 'inbound', q: 'Miller', unread: true }))).not.toContain('Miller');
  });
});
