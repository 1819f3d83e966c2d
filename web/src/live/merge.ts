import type { InfiniteData } from '@tanstack/react-query';
import type { Fax, Page } from '@/api/types';
import { type FaxFilters, matches } from '@/faxlist/filters';

export type FaxPages = InfiniteData<Page<Fax>, string | null>;

/** An equal version may still bring news: the progress of a call is not a new version of its fax. */
export function supersedes(incoming: { version: number }, present: { version: number }): boolean {
  return incoming.version >= present.version;
}

/**
 * The newest row seen of each fax. A list that was asked for before an event may answer after it; its older row must
 * not undo what the event already showed.
 */
export class NewestRows {
  private readonly rows = new Map<string, Fax>();

  constructor(private readonly limit = 500) {}

  /** Notes a row from a live event; false when a newer one was seen before. */
  note(row: Fax): boolean {
    const known = this.rows.get(row.id);
    if (known && !supersedes(row, known)) return false;
    this.rows.delete(row.id);
    this.rows.set(row.id, row);
    const oldest = this.rows.size > this.limit ? this.rows.keys().next().value : undefined;
    if (oldest !== undefined) this.rows.delete(oldest);
    return true;
  }

  /** What to show for a row that the server just answered. */
  newest(row: Fax): Fax {
    const known = this.rows.get(row.id);
    return known && known.version > row.version ? withSnippet(known, row) : row;
  }

  forget(id: string): void {
    this.rows.delete(id);
  }
}

const withSnippet = (row: Fax, from: Fax): Fax =>
  row.snippet || !from.snippet ? row : { ...row, snippet: from.snippet };

/** Newest first, as the server lists them. */
function sortedBefore(one: Fax, other: Fax): boolean {
  return one.created_at > other.created_at || (one.created_at === other.created_at && one.id > other.id);
}

export interface Merged {
  pages: FaxPages;
  /** The server has to be asked again: the row may belong here, but only it can tell. */
  refetch: boolean;
}

export function mergeRow(pages: FaxPages, row: Fax, filters: FaxFilters, me: string): Merged {
  const fits = matches(row, filters, me);
  const present = pages.pages.flatMap((page) => page.data).find((known) => known.id === row.id);
  if (present) {
    if (!supersedes(row, present)) return { pages, refetch: false };
    const next =
      fits === 'no'
        ? mapRows(pages, (rows) => rows.filter((known) => known.id !== row.id))
        : mapRows(pages, (rows) => rows.map((known) => (known.id === row.id ? withSnippet(row, known) : known)));
    return { pages: next, refetch: false };
  }
  if (fits === 'yes') return { pages: insert(pages, row), refetch: false };
  return { pages, refetch: fits === 'ask' };
}

export function removeRow(pages: FaxPages, id: string): FaxPages {
  return mapRows(pages, (rows) => rows.filter((row) => row.id !== id));
}

function mapRows(pages: FaxPages, change: (rows: Fax[]) => Fax[]): FaxPages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, data: change(page.data) })) };
}

/** Puts the row at its place; a row older than everything loaded waits for its page, so that no cursor skips. */
function insert(pages: FaxPages, row: Fax): FaxPages {
  let placed = false;
  const next = pages.pages.map((page) => {
    if (placed) return page;
    const at = page.data.findIndex((known) => sortedBefore(row, known));
    if (at >= 0) {
      placed = true;
      return { ...page, data: [...page.data.slice(0, at), row, ...page.data.slice(at)] };
    }
    if (page.next_cursor === null) {
      placed = true;
      return { ...page, data: [...page.data, row] };
    }
    return page;
  });
  return placed ? { ...pages, pages: next } : pages;
}
