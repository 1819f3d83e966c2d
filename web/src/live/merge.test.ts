import { describe, expect, it } from 'vitest';
import type { Fax } from '@/api/types';
import type { FaxFilters } from '@/faxlist/filters';
import { aFax } from '@/test/data';
import { type FaxPages, mergeRow, NewestRows, removeRow } from './merge';

const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`;
const rows = (pages: FaxPages) => pages.pages.flatMap((page) => page.data.map((row) => row.id));
const list = (next: string | null, ...faxes: Fax[]): FaxPages => ({
  pages: [{ data: faxes, next_cursor: next }],
  pageParams: [null],
});
const inbox: FaxFilters = { direction: 'inbound' };
const merge = (pages: FaxPages, row: Fax, filters = inbox) => mergeRow(pages, row, filters, 'me');

describe('a live row in a list', () => {
  const list1 = list('more', aFax({ id: 'b', created_at: at(20), version: 5 }), aFax({ id: 'a', created_at: at(10) }));

  it('appears at the top when it is new', () => {
    expect(rows(merge(list1, aFax({ id: 'c', created_at: at(30) })).pages)).toEqual(['c', 'b', 'a']);
  });
  it('appears at its place when it is older than what is there', () => {
    expect(rows(merge(list1, aFax({ id: 'c', created_at: at(15) })).pages)).toEqual(['b', 'c', 'a']);
  });
  it('waits for its page when it is older than everything loaded', () => {
    expect(rows(merge(list1, aFax({ id: 'c', created_at: at(1) })).pages)).toEqual(['b', 'a']);
  });
  it('replaces the version before', () => {
    const { pages } = merge(list1, aFax({ id: 'b', created_at: at(20), version: 6, status: 'processing' }));
    expect(pages.pages[0]?.data[0]?.status).toBe('processing');
    expect(rows(pages)).toEqual(['b', 'a']);
  });
  it('never puts an older version over a newer one', () => {
    const { pages } = merge(list1, aFax({ id: 'b', version: 4, status: 'received' }));
    expect(pages).toBe(list1);
  });
  it('shows progress, which comes without a new version', () => {
    const progress = { phase: 'page', page: 2, pages: 3 };
    const { pages } = merge(list1, aFax({ id: 'b', created_at: at(20), version: 5, progress }));
    expect(pages.pages[0]?.data[0]?.progress?.page).toBe(2);
  });
  it('leaves a list that it no longer fits', () => {
    const unread: FaxFilters = { direction: 'inbound', unread: true };
    expect(rows(merge(list1, aFax({ id: 'b', version: 6, unread: false }), unread).pages)).toEqual(['a']);
  });
  it('stays out of a list that it does not fit', () => {
    const others = [
      { direction: 'outbound' },
      { direction: 'inbound', inbox_id: 'x' },
      { direction: 'inbound', status: 'processing' },
    ];
    for (const filters of others) {
      const merged = merge(list1, aFax({ id: 'c', created_at: at(30) }), filters as FaxFilters);
      expect(merged).toEqual({ pages: list1, refetch: false });
    }
  });
  it('asks the server when only the server can tell whether it fits', () => {
    const { pages, refetch } = merge(list1, aFax({ id: 'c', created_at: at(30) }), {
      direction: 'inbound',
      q: 'wrist',
    });
    expect(rows(pages)).toEqual(['b', 'a']);
    expect(refetch).toBe(true);
  });
  it('keeps the found text of a row when its event brings none', () => {
    const found = list(null, aFax({ id: 'a', snippet: '<mark>wrist</mark>' }));
    const { pages } = merge(found, aFax({ id: 'a', version: 2, unread: false }), { direction: 'inbound', q: 'wrist' });
    expect(pages.pages[0]?.data[0]).toMatchObject({ snippet: '<mark>wrist</mark>', unread: false });
  });
  it('knows what is mine', () => {
    const mine: FaxFilters = { direction: 'inbound', assigned_to: 'me' };
    const fax = aFax({ id: 'c', created_at: at(30), assigned_to: { id: 'me', full_name: 'Me' } });
    expect(rows(merge(list1, fax, mine).pages)[0]).toBe('c');
    expect(rows(merge(list1, { ...fax, assigned_to: { id: 'you', full_name: 'You' } }, mine).pages)).not.toContain('c');
  });
  it('is gone after its deletion', () => expect(rows(removeRow(list1, 'b'))).toEqual(['a']));
});

describe('the newest rows seen', () => {
  it('win over an answer that was asked for before the event', () => {
    const newest = new NewestRows();
    newest.note(aFax({ version: 3, status: 'processing' }));
    expect(newest.newest(aFax({ version: 2 })).status).toBe('processing');
    expect(newest.newest(aFax({ version: 4, status: 'delivered' })).status).toBe('delivered');
  });
  it('refuse an event that is older than one before', () => {
    const newest = new NewestRows();
    expect(newest.note(aFax({ version: 3 }))).toBe(true);
    expect(newest.note(aFax({ version: 2 }))).toBe(false);
  });
  it('forget the oldest beyond their limit', () => {
    const newest = new NewestRows(1);
    newest.note(aFax({ id: 'a', version: 9 }));
    newest.note(aFax({ id: 'b', version: 9 }));
    expect(newest.newest(aFax({ id: 'a', version: 1 })).version).toBe(1);
  });
});
