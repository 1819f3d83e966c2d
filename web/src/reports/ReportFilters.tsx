import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useInboxes } from '@/faxlist/InboxTabs';
import { useOwnNumbers } from '@/send/useOwnNumbers';
import { formatNumber, humanize } from '@/shared/format';
import { type Preset, presets } from './days';
import type { Filters } from './useReportFilters';

interface Props {
  filters: Filters;
  onChange: (changes: Record<string, string | null>) => void;
  /** Whether it can be narrowed to an inbox or a number. */
  narrowed: boolean;
  groupings?: string[];
  grouping?: string;
}

/** Which days, and of which inbox or number. */
export function ReportFilters({ filters, onChange, narrowed, groupings = [], grouping }: Props) {
  const inboxes = useInboxes().data?.data ?? [];
  const numbers = useOwnNumbers();
  const days = (changes: { from?: string; to?: string }) =>
    onChange({ days: null, from: changes.from ?? filters.from, to: changes.to ?? filters.to });
  return (
    <Group gap="sm" align="end" mb="md" role="group" aria-label="What is counted">
      <SegmentedControl
        size="xs"
        aria-label="Days"
        data={presets}
        value={filters.preset ?? ''}
        onChange={(value) => onChange({ days: value as Preset, from: null, to: null })}
      />
      <TextInput
        size="xs"
        type="date"
        label="From"
        value={filters.from}
        max={filters.to}
        onChange={({ currentTarget }) => currentTarget.value && days({ from: currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label="To"
        value={filters.to}
        min={filters.from}
        onChange={({ currentTarget }) => currentTarget.value && days({ to: currentTarget.value })}
      />
      {narrowed && inboxes.length > 0 && (
        <Select
          size="xs"
          label="Inbox"
          placeholder="All"
          clearable
          data={inboxes.map(({ id, name }) => ({ value: id, label: name ?? 'Inbox' }))}
          value={filters.inbox}
          onChange={(inbox) => onChange({ inbox })}
        />
      )}
      {narrowed && numbers.length > 0 && (
        <Select
          size="xs"
          label="Number"
          placeholder="All"
          clearable
          data={numbers.map(({ number, label }) => ({
            value: number,
            label: label ? `${formatNumber(number)} · ${label}` : formatNumber(number),
          }))}
          value={filters.number}
          onChange={(number) => onChange({ number })}
        />
      )}
      {groupings.length > 1 && (
        <Select
          size="xs"
          label="By"
          allowDeselect={false}
          data={groupings.map((value) => ({ value, label: value === 'person' ? 'Assigned to' : humanize(value) }))}
          value={grouping ?? null}
          onChange={(value) => onChange({ group_by: value })}
        />
      )}
    </Group>
  );
}
