import type { Query } from '@/api/http';

/** What is searched for; mirrors the query of `GET /faxes/search` and the address bar. */
export interface Wish {
  q: string;
  sort?: string;
  category?: string;
  inbox?: string;
  direction?: string;
  status?: string;
  tags?: string;
  age?: string;
}

export type Narrowing = Exclude<keyof Wish, 'q' | 'sort'>;

/** The facets in the order they are offered. */
export const narrowings: readonly Narrowing[] = ['category', 'inbox', 'direction', 'age', 'tags', 'status'];

const fields = ['sort', ...narrowings] as const;
const days: Partial<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

export function wishFrom(params: URLSearchParams): Wish {
  const wish: Wish = { q: params.get('q') ?? '' };
  for (const field of fields) {
    const value = params.get(field);
    if (value) wish[field] = value;
  }
  return wish;
}

export function wishParams(wish: Wish): URLSearchParams {
  const params = new URLSearchParams();
  if (wish.q) params.set('q', wish.q);
  for (const field of fields) {
    const value = wish[field];
    if (value) params.set(field, value);
  }
  return params;
}

/** An age is counted from the beginning of this hour, so that the same question is asked again. */
export function wishQuery({ q, sort, age, inbox, tags, ...others }: Wish, now: Date): Query {
  const back = age ? days[age] : undefined;
  const hour = new Date(now);
  hour.setMinutes(0, 0, 0);
  return {
    q: q.trim(),
    sort,
    ...others,
    inbox_id: inbox,
    tag: tags,
    since: back ? new Date(hour.getTime() - back * 86_400_000).toISOString() : undefined,
  };
}

/** The first words that are marked one after the other: what the viewer opens at. */
export function firstMarked(snippet: string | null): string {
  const run = /<mark>.*?<\/mark>(?:[^<\w]{1,3}<mark>.*?<\/mark>)*/s.exec(snippet ?? '')?.[0] ?? '';
  return run.replace(/<\/?mark>/g, '');
}
