import { type Query, request, withQuery } from '@/api/http';

export interface Column {
  name: string;
  label: string;
  type: 'text' | 'count' | 'percent' | 'minutes' | 'number';
}

export interface Chart {
  title: string;
  shape: 'lines' | 'stack' | 'bars';
  series: string[];
}

export type Figures = Record<string, string | number | null | undefined>;

export interface Report {
  kind: string;
  title: string;
  from: string;
  to: string;
  zone: string;
  group_by: string;
  columns: Column[];
  rows: Figures[];
  totals: Figures;
  previous: Figures;
  charts: Chart[];
  complete: boolean;
}

export interface Kind {
  kind: string;
  title: string;
  group_by: string[];
  narrowed: boolean;
}

export const reportKinds = () => request<{ data: Kind[]; zone: string }>('GET', '/api/v1/reports');

const path = (kind: string) => `/api/v1/reports/${encodeURIComponent(kind)}`;

export const getReport = (kind: string, query: Query) => request<Report>('GET', path(kind), { query });

export const reportFile = (kind: string, query: Query, format: 'csv' | 'xlsx' | 'pdf') =>
  withQuery(path(kind), { ...query, format });

export const reportKeys = {
  kinds: ['reports'] as const,
  one: (kind: string, query: Query) => ['reports', kind, query] as const,
};
