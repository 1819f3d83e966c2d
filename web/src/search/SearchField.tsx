import { CloseButton, Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { filterParams } from '@/faxlist/filters';
import { useSavedViews } from '@/faxlist/useSavedViews';
import { formatNumber } from '@/shared/format';
import { completed, searchKeys } from './api';
import { completable, withParty, withWord } from './completions';

interface Props {
  text: string;
  fieldRef: RefObject<HTMLInputElement | null>;
  onChange: (text: string) => void;
}

const mostViews = 4;

/** What is sought, completed by words and people of faxes that the reader finds, and by saved views. */
export function SearchField({ text: given, fieldRef, onChange }: Props) {
  const [text, setText] = useState(given);
  const [typing, setTyping] = useState(false);
  const navigate = useNavigate();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { views } = useSavedViews();
  const later = useDebouncedCallback(onChange, 300);
  useEffect(() => setText(given), [given]);
  const [asked] = useDebouncedValue(text, 250);
  const { data } = useQuery({
    queryKey: searchKeys.completed(asked),
    queryFn: ({ signal }) => completed(asked, signal),
    enabled: typing && completable(asked),
    staleTime: 30_000,
  });
  const sought = text.trim().toLowerCase();
  const named = sought.length < 2 ? [] : views.filter(({ name }) => name.toLowerCase().includes(sought));
  const current = typing && asked === text && completable(text);
  const words = current ? (data?.words ?? []) : [];
  const parties = current ? (data?.parties ?? []) : [];
  const shownViews = typing ? named.slice(0, mostViews) : [];
  const any = words.length + parties.length + shownViews.length > 0;

  const type = (value: string) => {
    setText(value);
    setTyping(true);
    combobox.openDropdown();
    combobox.resetSelectedOption();
    later(value);
  };
  const pick = (key: string) => {
    combobox.closeDropdown();
    const [kind, at] = key.split(' ');
    const view = kind === 'view' ? shownViews[Number(at)] : undefined;
    if (view) {
      const box = view.filters.direction === 'outbound' ? 'outbox' : 'inbox';
      void navigate(`/${box}?${filterParams(view.filters).toString()}`);
      return;
    }
    const word = kind === 'word' ? words[Number(at)] : undefined;
    const party = kind === 'party' ? parties[Number(at)] : undefined;
    const next = word ? withWord(text, word) : party ? withParty(text, party) : text;
    setText(next);
    setTyping(false);
    later(next);
    fieldRef.current?.focus();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={fieldRef}
          type="search"
          value={text}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => combobox.closeDropdown()}
          placeholder="Words, “a phrase”, from:, category:, …"
          aria-label="Search all faxes"
          aria-keyshortcuts="/"
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={
            text ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} /> : undefined
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!any}>
        <Combobox.Options aria-label="Completions" mah={320} style={{ overflowY: 'auto' }}>
          {words.map((word, at) => (
            <Combobox.Option key={`word ${word}`} value={`word ${at}`}>
              {word}
            </Combobox.Option>
          ))}
          {parties.map((party, at) => (
            <Combobox.Option key={`party ${party.field} ${party.name} ${party.number}`} value={`party ${at}`}>
              {party.name}
              <Text span size="xs" c="dimmed">
                {' '}
                {party.field === 'from' ? 'sent it' : 'gets it'}
                {party.number ? ` · ${formatNumber(party.number)}` : ''}
              </Text>
            </Combobox.Option>
          ))}
          {shownViews.map((view, at) => (
            <Combobox.Option key={`view ${view.id}`} value={`view ${at}`}>
              {view.name}
              <Text span size="xs" c="dimmed">
                {' '}
                saved view
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
