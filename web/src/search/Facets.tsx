import { categoryLabel, useCategories } from '@/fax/categories';
import { statusInfo } from '@/fax/status';
import type { Answer } from './api';
import { type Narrowing, narrowings, type Wish } from './address';

interface Props {
  wish: Wish;
  facets: Answer['facets'];
  /** What all are of says nothing. */
  total: number;
  onChange: (wish: Wish) => void;
}

const titles: Record<Narrowing, string> = {
  category: 'Category',
  inbox: 'Inbox',
  direction: 'Direction',
  age: 'Age',
  tags: 'Tag',
  status: 'State',
};
const words: Partial<Record<string, string>> = {
  inbound: 'Received',
  outbound: 'Sent by us',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  year: 'Last year',
};
const mostShown = 8;

/** How many of what was found are of which kind, each a click away; a second click takes it back. */
export function Facets({ wish, facets, total, onChange }: Props) {
  const categories = useCategories();
  const label = (facet: Narrowing, value: string, given: string) => {
    if (facet === 'category') return categoryLabel(value, categories);
    if (facet === 'status') return statusInfo(value).label;
    return words[value] ?? given;
  };
  const shown = narrowings
    .map((facet) => ({
      facet,
      values: (facets[facet] ?? [])
        .filter(({ value, count }) => count > 0 && (count < total || value === wish[facet]))
        .slice(0, mostShown),
    }))
    .filter(({ facet, values }) => wish[facet] || values.length > 0);
  if (shown.length === 0) return null;
  return (
    <div className="dw-facets">
      {shown.map(({ facet, values }) => {
        const chosen = wish[facet];
        const there = values.some(({ value }) => value === chosen);
        const all = chosen && !there ? [{ value: chosen, label: chosen, count: 0 }, ...values] : values;
        return (
          <div key={facet} className="dw-facet" role="group" aria-label={titles[facet]}>
            {all
              .filter(({ value }) => !chosen || value === chosen)
              .map(({ value, label: given, count }) => (
                <button
                  key={value}
                  type="button"
                  className="dw-chip"
                  data-on={value === chosen || undefined}
                  aria-pressed={value === chosen}
                  onClick={() => onChange({ ...wish, [facet]: value === chosen ? undefined : value })}
                >
                  {label(facet, value, given)} <span className="dw-facet-count">{count}</span>
                </button>
              ))}
          </div>
        );
      })}
    </div>
  );
}
