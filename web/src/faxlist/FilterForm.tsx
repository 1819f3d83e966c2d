import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { statusesOf, statusInfo } from '@/fax/status';
import { useCategories } from '@/fax/categories';
import { useTags } from '@/fax/tags';
import { activeFilters, type FaxFilters } from './filters';

interface Props {
  filters: FaxFilters;
  onChange: (filters: FaxFilters) => void;
}

export function FilterForm({ filters, onChange }: Props) {
  const set = (patch: Partial<FaxFilters>) => onChange({ ...filters, ...patch });
  const inbound = filters.direction === 'inbound';
  const categories = useCategories();
  const tags = useTags();
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        label="Status"
        placeholder="Any"
        clearable
        data={statusesOf[filters.direction].map((status) => ({ value: status, label: statusInfo(status).label }))}
        value={filters.status ?? null}
        onChange={(status) => set({ status: status ?? undefined })}
        comboboxProps={{ withinPortal: false }}
      />
      {inbound && (
        <Select
          size="xs"
          label="Category"
          placeholder="Any"
          clearable
          searchable
          data={categories.map(({ code, label }) => ({ value: code, label }))}
          value={filters.category ?? null}
          onChange={(category) => set({ category: category ?? undefined })}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      {tags.length > 0 && (
        <Select
          size="xs"
          label="Tag"
          placeholder="Any"
          clearable
          searchable
          data={tags.map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.tag ?? null}
          onChange={(tag) => set({ tag: tag ?? undefined })}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <TextInput
        size="xs"
        label={inbound ? 'Sender’s number' : 'Recipient’s number'}
        placeholder="+1 212 555 0123"
        inputMode="tel"
        value={filters.number ?? ''}
        onChange={(event) => set({ number: event.currentTarget.value.replace(/[^\d+*]/g, '') || undefined })}
      />
      <Group gap="xs" grow>
        <TextInput
          size="xs"
          type="date"
          label="From"
          value={filters.since ?? ''}
          max={filters.until}
          onChange={(event) => set({ since: event.currentTarget.value || undefined })}
        />
        <TextInput
          size="xs"
          type="date"
          label="Until"
          value={filters.until ?? ''}
          min={filters.since}
          onChange={(event) => set({ until: event.currentTarget.value || undefined })}
        />
      </Group>
      {inbound && (
        <>
          <Switch
            size="xs"
            label="Only unread"
            checked={Boolean(filters.unread)}
            onChange={(event) => set({ unread: event.currentTarget.checked || undefined })}
          />
          <Switch
            size="xs"
            label="Assigned to me"
            checked={filters.assigned_to === 'me'}
            onChange={(event) => set({ assigned_to: event.currentTarget.checked ? 'me' : undefined })}
          />
        </>
      )}
      <Button
        variant="default"
        disabled={activeFilters(filters) === 0}
        onClick={() =>
          onChange({ direction: filters.direction, q: filters.q, inbox_id: filters.inbox_id, folder: filters.folder })
        }
      >
        Clear the filters
      </Button>
    </Stack>
  );
}
