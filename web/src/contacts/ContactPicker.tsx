import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSession } from '@/session/SessionContext';
import { formatNumber } from '@/shared/format';
import { type Contact, contactKeys, searchContacts } from './api';

interface Props {
  value: string;
  error?: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  /** @param number the one of its numbers that was chosen */
  onPick: (contact: Contact, number: string) => void;
}

const shown = 8;
const shortest = 2;

/** Where a fax goes: a number, or the beginning of a contact's name, organisation or number. */
export function ContactPicker({ value, error, onChange, onBlur, onPick }: Props) {
  const { can } = useSession();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [q] = useDebouncedValue(value.trim(), 200);
  const asked = can('fax:read') && combobox.dropdownOpened && q.length >= shortest && !q.startsWith('sip:');
  const { data, isFetching } = useQuery({
    queryKey: contactKeys.search(q, null),
    queryFn: () => searchContacts(q, null, shown),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const choices = asked ? (data?.data ?? []).flatMap(numbersOf) : [];
  const pick = (key: string) => {
    const choice = choices.find((one) => one.key === key);
    combobox.closeDropdown();
    if (choice) onPick(choice.contact, choice.number);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label="Fax number"
          placeholder="+1 212 555 0123, or a contact’s name"
          autoComplete="off"
          required
          value={value}
          error={error}
          rightSection={asked && isFetching ? <Loader size={14} /> : undefined}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            onBlur();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={choices.length === 0}>
        <Combobox.Options aria-label="Contacts" mah={280} style={{ overflowY: 'auto' }}>
          {choices.map(({ key, contact, number }) => (
            <Combobox.Option key={key} value={key}>
              <Text size="sm" component="span">
                {contact.name}
                {contact.company ? `, ${contact.company}` : ''}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                {formatNumber(number)}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A choice for each of its numbers. */
const numbersOf = (contact: Contact) =>
  [contact.fax_number, contact.other_fax_number]
    .filter((number): number is string => Boolean(number))
    .map((number) => ({ key: `${contact.id} ${number}`, contact, number }));
