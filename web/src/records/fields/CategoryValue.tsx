import { Select } from '@mantine/core';
import { categoryLabel, useCategories } from '@/fax/categories';

interface Props {
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
}

/** A category to compare with, or that a person should look. A code that is gone stays on offer. */
export function CategoryValue({ value, onChange, disabled }: Props) {
  const known = useCategories();
  const offered = [
    { value: 'unsure', label: 'To check by a person' },
    ...known.map(({ code, label }) => ({ value: code, label })),
  ];
  const missing = !offered.some((option) => option.value === value);
  return (
    <Select
      size="xs"
      className="dw-comparison-value"
      aria-label="Value"
      disabled={disabled}
      searchable
      data={missing && value ? [...offered, { value, label: categoryLabel(value, known) }] : offered}
      value={value}
      allowDeselect={false}
      onChange={(code) => code && onChange(code)}
    />
  );
}
