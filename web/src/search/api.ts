import { type Query, request } from '@/api/http';
import type { Fax } from '@/api/types';

export interface Hit {
  fax: Fax;
  score: number;
  page: number | null;
  snippet: string | null;
}

export interface Facet {
  value: string;
  label: string;
  count: number;
}

export interface Answer {
  data: Hit[];
  total: number;
  total_exact: boolean;
  facets: Partial<Record<string, Facet[]>>;
  understood: string;
  waiting: number;
  next_cursor: string | null;
}

export interface Alike {
  fax: Fax;
  score: number;
  likeness: number | null;
  words: string[];
}

export const searchFaxes = (query: Query, signal?: AbortSignal) =>
  request<Answer>('GET', '/api/v1/faxes/search', { query, signal });

export interface Meant {
  q: string;
  ignored: string[];
  /** The language model that can be asked instead. */
  model: string | null;
}

export interface Understood {
  q: string;
  ignored: string[];
  by: string | null;
  trouble: string | null;
}

export const meantBy = (text: string, signal?: AbortSignal) =>
  request<Meant>('GET', '/api/v1/faxes/search/question', { query: { text }, signal });

export const askedModel = (text: string) =>
  request<Understood>('POST', '/api/v1/faxes/search/question', { body: { text } });

export interface Party {
  field: 'from' | 'to';
  name: string;
  number: string | null;
}

export interface Completed {
  words: string[];
  parties: Party[];
}

export const completed = (q: string, signal?: AbortSignal) =>
  request<Completed>('GET', '/api/v1/faxes/search/suggest', { query: { q }, signal });

export const similarFaxes = (id: string, signal?: AbortSignal) =>
  request<{ data: Alike[] }>('GET', `/api/v1/faxes/${encodeURIComponent(id)}/similar`, { signal });

export const searchKeys = {
  search: (query: Query) => ['fax-search', query] as const,
  meant: (text: string) => ['fax-question', text] as const,
  completed: (q: string) => ['fax-completed', q] as const,
  similar: (id: string) => ['fax-similar', id] as const,
};
