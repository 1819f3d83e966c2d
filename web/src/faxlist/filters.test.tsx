import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aFax } from '@/test/data';
import { activeFilters, dayEnd, dayStart, filterParams, filterQuery, filtersFrom, matches } from './filters';
import { Snippet } from './Snippet';

describe('filters', () => {
  it('survive the way through the address bar', () => {
    const filters = {
      direction: 'inbound' as const,
      q: 'a b',
      status: 'held',
      unread: true,
      number: '+1212',
      since: '2026-11-01',
      category: 'lab_results',
      category_unsure: true,
      contains_phi: true,
      min_spam: '30',
    };
    expect(filtersFrom(filterParams(filters), 'inbound')).toEqual(filters);
  });
  it('become the query of the API, days in the reader’s zone', () => {
    expect(filterQuery({ direction: 'outbound', number: '+1212', since: '2026-11-01', until: '2026-11-02' })).toEqual({
      direction: 'outbound',
      to: '+1212*',
      since: dayStart('2026-11-01'),
      until: dayEnd('2026-11-02'),
    });
    expect(Date.parse(dayEnd('2026-11-02')) - Date.parse(dayStart('2026-11-02'))).toBe(24 * 3600_000);
  });
});

describe('what is held', () => {
  it('is left to its own list, unless somebody searches', () => {
    expect(filterQuery({ direction: 'inbound' })['status']).not.toContain('held');
    expect(filterQuery({ direction: 'inbound', status: 'held' })['status']).toBe('held');
    expect(filterQuery({ direction: 'inbound', q: 'x' })['status']).toBeUndefined();
    expect(matches(aFax({ status: 'held' }), { direction: 'inbound' }, 'p1')).toBe('no');
    expect(matches(aFax({ status: 'held' }), { direction: 'inbound', status: 'held' }, 'p1')).toBe('yes');
  });
});

describe('findings as filters', () => {
  it('let rows in by what they were found to be', () => {
    const fax = aFax({ category: 'invoice', spam_score: 42, contains_phi: false });
    const inbox = { direction: 'inbound' as const };
    expect(matches(fax, { ...inbox, category: 'invoice', min_spam: '42' }, 'p1')).toBe('yes');
    expect(matches(fax, { ...inbox, min_spam: '43' }, 'p1')).toBe('no');
    expect(matches(fax, { ...inbox, contains_phi: true }, 'p1')).toBe('no');
    expect(matches(fax, { ...inbox, category_unsure: true }, 'p1')).toBe('no');
    expect(activeFilters({ ...inbox, category: 'invoice', contains_phi: true, q: 'x' })).toBe(2);
  });
});

describe('found text', () => {
  it('marks what was found', () => {
    const { container } = render(<Snippet html="left &lt;wrist&gt; <mark>fracture</mark> &amp; more" />);
    expect(container.querySelector('mark')?.textContent).toBe('fracture');
    expect(container.textContent).toBe('left <wrist> fracture & more');
  });
  it('never becomes markup', () => {
    const { container } = render(<Snippet html={'<img src=x onerror=alert(1)><mark><b>x</b></mark>'} />);
    expect(container.querySelector('img, b')).toBeNull();
  });
});
