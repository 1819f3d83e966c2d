import { Checkbox, Loader, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '@/api/http';
import { keys } from '@/api/keys';
import type { Page, RecordRow } from '@/api/types';
import { contactKeys, searchContacts } from '@/contacts/api';
import { formatNumber } from '@/shared/format';
import { useReferenceTitle } from '../useReference';

type Action = Record<string, unknown>;

interface Props {
  action: Action;
  /** The action without what is said here, and what is said. */
  onChange: (rest: Action, forward: Action) => void;
  disabled?: boolean;
}

const shortest = 2;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether a rule sends faxes on, to a number or a contact, from which number, and with a cover page or without. */
export function ForwardField({ action, onChange, disabled }: Props) {
  const { forward_to: to, forward_contact_id: contact, forward_from: from, forward_cover: cover, ...rest } = action;
  const on = text(to) !== '' || text(contact) !== '';
  const { data: numbers } = useQuery({
    queryKey: keys.recordList('fax_number', { limit: 200 }),
    queryFn: () => request<Page<RecordRow>>('GET', '/api/v1/numbers', { query: { limit: 200 } }),
    enabled: on,
  });
  const own = (numbers?.data ?? [])
    .filter(({ state, fax_enabled }) => state === 'active' && fax_enabled !== false)
    .map(({ number }) => ({ value: String(number), label: formatNumber(String(number)) }));
  const options = {
    ...(text(from) ? { forward_from: from } : {}),
    ...(cover === true ? { forward_cover: true } : {}),
  };
  const target = text(contact) ? { forward_contact_id: contact } : { forward_to: to };
  return (
    <>
      <TextInput
        label="Send on by fax"
        description="Each is a fax that you pay for. It goes neither back to its sender nor to your own numbers."
        placeholder="Nowhere, or +12025550143"
        disabled={disabled || text(contact) !== ''}
        value={text(to)}
        onChange={(event) => {
          const number = event.currentTarget.value.replace(/[\s()./-]/g, '');
          onChange(rest, number ? { ...options, forward_to: number } : {});
        }}
      />
      <ContactChoice
        value={text(contact) || null}
        disabled={disabled || text(to) !== ''}
        onChange={(id) => onChange(rest, id ? { ...options, forward_contact_id: id } : {})}
      />
      {on && (
        <>
          <Select
            label="From"
            disabled={disabled}
            clearable
            placeholder="The number that was called"
            data={own}
            value={text(from) || null}
            onChange={(number) => {
              const { forward_from: _before, ...others } = options;
              onChange(rest, { ...target, ...others, ...(number ? { forward_from: number } : {}) });
            }}
          />
          <Checkbox
            label="With a cover page"
            disabled={disabled}
            checked={cover === true}
            onChange={(event) => {
              const { forward_cover: _before, ...others } = options;
              onChange(rest, { ...target, ...others, ...(event.currentTarget.checked ? { forward_cover: true } : {}) });
            }}
          />
        </>
      )}
    </>
  );
}

function ContactChoice({
  value,
  onChange,
  disabled,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  disabled: boolean;
}) {
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 200);
  const title = useReferenceTitle('contact', value);
  const asked = q.length >= shortest && q !== title;
  const { data, isFetching } = useQuery({
    queryKey: contactKeys.search(q, null),
    queryFn: () => searchContacts(q, null, 20),
    enabled: asked && !disabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const found = (asked ? (data?.data ?? []) : []).map(({ id, name }) => ({ value: id, label: name }));
  const choices =
    value && !found.some((one) => one.value === value) ? [{ value, label: title ?? '…' }, ...found] : found;
  return (
    <Select
      label="Or to a contact"
      disabled={disabled}
      searchable
      clearable
      placeholder="Type a name"
      data={choices}
      value={value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={asked ? 'Nothing found' : 'Type two letters'}
      rightSection={isFetching ? <Loader size={14} /> : undefined}
    />
  );
}
