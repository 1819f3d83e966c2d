import { Loader, MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useReferenceChoices, useReferenceTitle } from '../useReference';
import type { ControlProps } from './FieldControl';

/** A link to another record, found by typing. */
export function ReferenceField({ field, value, onChange, error, disabled }: ControlProps) {
  const typeName = field.schema['x-reference'];
  const id = typeof value === 'string' && value ? value : null;
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 200);
  const title = useReferenceTitle(typeName, id);
  // The field shows the chosen title; that is no search.
  const { choices, isFetching, known } = useReferenceChoices(typeName, q === title ? '' : q);
  const data =
    id && !choices.some((choice) => choice.value === id) ? [{ value: id, label: title ?? '…' }, ...choices] : choices;
  return (
    <Select
      label={field.label}
      description={field.schema.description}
      error={error}
      required={field.required}
      disabled={disabled || !known}
      searchable
      clearable={!field.required}
      allowDeselect={!field.required}
      data={data}
      value={id}
      onChange={(next) => onChange(next)}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage="Nothing found"
      placeholder="Type to search"
      rightSection={isFetching ? <Loader size={14} /> : undefined}
      data-field={field.name}
    />
  );
}

export function ReferencesField({ field, value, onChange, error, disabled }: ControlProps) {
  const typeName = field.schema['x-reference'] ?? field.schema.items?.['x-reference'];
  const { choices, known } = useReferenceChoices(typeName, '');
  const ids = Array.isArray(value) ? value.map(String) : [];
  const unknown = ids.filter((id) => !choices.some((choice) => choice.value === id));
  return (
    <MultiSelect
      label={field.label}
      description={field.schema.description}
      error={error}
      required={field.required}
      disabled={disabled || !known}
      searchable
      data={[...choices, ...unknown.map((id) => ({ value: id, label: id.slice(0, 8) }))]}
      value={ids}
      onChange={onChange}
      nothingFoundMessage="Nothing found"
      placeholder={ids.length === 0 ? 'Type to search' : undefined}
      data-field={field.name}
    />
  );
}
