import { CloseButton } from '@mantine/core';
import { categoryLabel, useCategories } from '@/fax/categories';
import type { FaxFilters } from './filters';

interface Props {
  filters: FaxFilters;
  onChange: (filters: FaxFilters) => void;
}

/** From this score the program calls a fax suspicious unless the organisation chose another bound. */
const suspicious = '30';

/** What received faxes were found to be, each a click away. */
export function FilterChips({ filters, onChange }: Props) {
  const categories = useCategories();
  const chips = [
    {
      label: 'Health information',
      on: Boolean(filters.contains_phi),
      patch: (on: boolean) => ({ contains_phi: on || undefined }),
    },
    {
      label: 'Suspicious',
      on: Boolean(filters.min_spam),
      patch: (on: boolean) => ({ min_spam: on ? suspicious : undefined }),
    },
    {
      label: 'To check',
      on: Boolean(filters.category_unsure),
      patch: (on: boolean) => ({ category_unsure: on || undefined }),
    },
  ];
  return (
    <div className="dw-chips" role="group" aria-label="Quick filters">
      {filters.category && (
        <span className="dw-chip" data-on>
          {categoryLabel(filters.category, categories)}
          <CloseButton
            size={14}
            aria-label={`Any category, not only ${categoryLabel(filters.category, categories)}`}
            onClick={() => onChange({ ...filters, category: undefined })}
          />
        </span>
      )}
      {chips.map(({ label, on, patch }) => (
        <button
          key={label}
          type="button"
          className="dw-chip"
          data-on={on || undefined}
          aria-pressed={on}
          onClick={() => onChange({ ...filters, ...patch(!on) })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
