import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useReferenceChoices } from '@/records/useReference';
import type { Search } from './api';

const kinds = [
  { value: 'local', label: 'Local' },
  { value: 'toll_free', label: 'Toll-free' },
  { value: 'mobile', label: 'Mobile' },
  { value: 'national', label: 'National' },
];
const uses = [
  { value: 'voice', label: 'Voice' },
  { value: 'sms', label: 'SMS' },
  { value: 'mms', label: 'MMS' },
  { value: 'fax', label: 'Fax' },
];

const digits = (text: string) => text.replace(/\D/g, '');

interface Props {
  busy: boolean;
  onSearch: (search: Search) => void;
}

export function SearchForm({ busy, onSearch }: Props) {
  const [search, setSearch] = useState<Search>({
    country: 'US',
    kind: 'local',
    area_code: '',
    contains: '',
    uses: [],
    carrier_account_id: null,
  });
  const { choices } = useReferenceChoices('carrier_account', '');
  const set = (changes: Partial<Search>) => setSearch({ ...search, ...changes });
  const go = (event: React.FormEvent) => {
    event.preventDefault();
    onSearch(search);
  };
  return (
    <form className="dw-ask" onSubmit={go} aria-label="Search for numbers">
      <TextInput
        label="Country"
        required
        maxLength={2}
        pattern="[A-Za-z]{2}"
        title="Two letters, such as US"
        autoComplete="off"
        value={search.country}
        onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })}
      />
      <Select
        label="Type of number"
        data={kinds}
        allowDeselect={false}
        value={search.kind}
        onChange={(kind) => set({ kind: kind ?? 'local' })}
      />
      <TextInput
        label="Area code"
        inputMode="numeric"
        maxLength={8}
        autoComplete="off"
        value={search.area_code}
        onChange={(event) => set({ area_code: digits(event.currentTarget.value) })}
      />
      <TextInput
        label="Contains the digits"
        inputMode="numeric"
        maxLength={15}
        autoComplete="off"
        value={search.contains}
        onChange={(event) => set({ contains: digits(event.currentTarget.value) })}
      />
      <MultiSelect
        label="Can be used for"
        data={uses}
        value={search.uses}
        placeholder={search.uses.length === 0 ? 'Anything' : undefined}
        onChange={(wanted) => set({ uses: wanted })}
      />
      <Select
        label="Carrier"
        data={choices}
        clearable
        placeholder="All of them"
        value={search.carrier_account_id}
        onChange={(account) => set({ carrier_account_id: account })}
      />
      <Button type="submit" loading={busy} leftSection={<IconSearch size={15} aria-hidden />}>
        Search
      </Button>
    </form>
  );
}
