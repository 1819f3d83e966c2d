import { useSearchParams } from 'react-router';
import type { Query } from '@/api/http';
import { grouping, lastDays, type Preset, presets } from './days';

export interface Filters {
  /** Null: chosen days. */
  preset: Preset | null;
  from: string;
  to: string;
  inbox: string | null;
  number: string | null;
  groupBy: string | null;
  /** Names of the columns to show, with commas; null: all. */
  columns: string | null;
}

/** What is looked at stands in the address, so that it can be sent to somebody. */
export function useReportFilters(zone: string) {
  const [params, setParams] = useSearchParams();
  const from = params.get('from');
  const to = params.get('to');
  const wanted = params.get('days');
  const preset = from && to ? null : (presets.find(({ value }) => value === wanted)?.value ?? '30');
  const days = preset ? lastDays(preset, zone) : { from: from!, to: to! };
  const filters: Filters = {
    preset,
    ...days,
    inbox: params.get('inbox'),
    number: params.get('number'),
    groupBy: params.get('group_by'),
    columns: params.get('columns'),
  };
  const change = (changes: Record<string, string | null>) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const query: Query = { from: days.from, to: days.to };
  const narrowed: Query = { ...query, inbox: filters.inbox, number: filters.number };
  return { filters, change, query, narrowed, byTime: grouping(days) };
}
