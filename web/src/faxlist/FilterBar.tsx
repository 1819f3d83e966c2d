import { ActionIcon, CloseButton, Group, Indicator, Popover, TextInput, Title, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconMailOpened, IconSearch } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { activeFilters, type FaxFilters } from './filters';
import { FilterForm } from './FilterForm';
import { ViewsMenu } from './ViewsMenu';

interface Props {
  title: string;
  filters: FaxFilters;
  onChange: (filters: FaxFilters) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ title, filters, onChange, searchRef }: Props) {
  const [text, setText] = useState(filters.q ?? '');
  const search = useDebouncedCallback((q: string) => onChange({ ...filters, q: q.trim() || undefined }), 250);
  useEffect(() => setText(filters.q ?? ''), [filters.q]);
  const count = activeFilters(filters);

  const type = (value: string) => {
    setText(value);
    search(value);
  };

  return (
    <div className="dw-filterbar">
      <Group gap={4} wrap="nowrap">
        <Title order={2} size="h1" style={{ flex: 1 }} aria-hidden>
          {title}
        </Title>
        {filters.direction === 'inbound' && (
          <Tooltip label={filters.unread ? 'Show read ones too' : 'Only unread'}>
            <ActionIcon
              variant={filters.unread ? 'light' : 'subtle'}
              color={filters.unread ? 'wing' : 'gray'}
              aria-label="Only unread"
              aria-pressed={Boolean(filters.unread)}
              onClick={() => onChange({ ...filters, unread: filters.unread ? undefined : true })}
            >
              <IconMailOpened size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <Popover position="bottom-end" width={290} trapFocus withArrow shadow="md">
          <Indicator label={count} size={15} disabled={count === 0} offset={4}>
            <Popover.Target>
              <ActionIcon aria-label={count ? `Filters, ${count} active` : 'Filters'}>
                <IconAdjustmentsHorizontal size={17} stroke={1.6} />
              </ActionIcon>
            </Popover.Target>
          </Indicator>
          <Popover.Dropdown aria-label="Filters">
            <FilterForm filters={filters} onChange={onChange} />
          </Popover.Dropdown>
        </Popover>
        <ViewsMenu filters={filters} onChange={onChange} />
      </Group>
      <TextInput
        ref={searchRef}
        size="xs"
        type="search"
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.currentTarget.blur();
            if (text) type('');
          }
        }}
        placeholder="Search text, numbers, names"
        aria-label={`Search in the ${title.toLowerCase()}`}
        aria-keyshortcuts="/"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          text ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => type('')} /> : undefined
        }
      />
    </div>
  );
}
