import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, filterParams, filterQuery, filtersFrom } from './filters';
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
