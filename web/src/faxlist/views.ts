import type { FaxFilters } from './filters';
import { filterParams } from './filters';

/** A named set of filters, kept in this browser. */
export interface SavedView {
  name: string;
  params: string;
}

const storageKey = (organization: string, direction: string) => `dartwing.views.${organization}.${direction}`;

export function loadViews(organization: string, direction: string): SavedView[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageKey(organization, direction)) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isView) : [];
  } catch {
    return []; // Unreadable storage is the same as none: views are a convenience of this browser.
  }
}

export function storeViews(organization: string, direction: string, views: SavedView[]): void {
  localStorage.setItem(storageKey(organization, direction), JSON.stringify(views));
}

export function withView(views: SavedView[], name: string, filters: FaxFilters): SavedView[] {
  const view = { name, params: filterParams(filters).toString() };
  return [...views.filter((known) => known.name !== name), view];
}

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as SavedView).name === 'string' &&
  typeof (value as SavedView).params === 'string';
