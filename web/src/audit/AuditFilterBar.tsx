import { ActionIcon, Button, Group, Menu, Select, TextInput, Title, Tooltip } from '@mantine/core';
import { IconDownload, IconFilterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { anchorsUrl, exportUrl, reportUrl } from '@/api/audit';
import { request } from '@/api/http';
import { keys } from '@/api/keys';
import type { Page, RecordRow } from '@/api/types';
import { activeFilters, type AuditFilters, filterQuery } from './filters';
import { eventChoices, purposeChoices } from './words';

interface Props {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
}

export function AuditFilterBar({ filters, onChange }: Props) {
  const set = (patch: Partial<AuditFilters>) => onChange({ ...filters, ...patch });
  const people = useQuery({
    queryKey: keys.recordList('person', { for: 'audit' }),
    queryFn: () => request<Page<RecordRow>>('GET', '/api/v1/people', { query: { limit: 200 } }),
  });
  const names = (people.data?.data ?? []).map(({ id, full_name }) => ({ value: id, label: String(full_name) }));
  const known = !filters.actor_id || names.some(({ value }) => value === filters.actor_id);
  const { record_id, actor_id, from, to } = filterQuery(filters);
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <Title order={2} size="h1" style={{ flex: 1 }} aria-hidden>
          Audit
        </Title>
        {activeFilters(filters) > 0 && (
          <Tooltip label="Show everything">
            <ActionIcon aria-label="Clear the filters" onClick={() => onChange({})}>
              <IconFilterOff size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <Button variant="default" size="xs" leftSection={<IconDownload size={15} aria-hidden />}>
              Export
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={exportUrl} download>
              The whole chain (JSON lines)
            </Menu.Item>
            <Menu.Item component="a" href={anchorsUrl} download>
              Signed ends, to keep elsewhere
            </Menu.Item>
            <Menu.Item
              component="a"
              href={reportUrl({ record_id, actor_id, from, to })}
              download
              disabled={!filters.record_id && !filters.actor_id}
            >
              Who saw this (CSV): choose a record or a person
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <div className="dw-audit-filters">
        <Select
          size="xs"
          label="Who"
          placeholder="Anybody"
          searchable
          clearable
          data={known ? names : [...names, { value: filters.actor_id ?? '', label: 'The chosen one' }]}
          value={filters.actor_id ?? null}
          onChange={(actor) => set({ actor_id: actor ?? undefined })}
        />
        <Select
          size="xs"
          label="What"
          placeholder="Anything"
          searchable
          clearable
          data={eventChoices}
          value={filters.event ?? null}
          onChange={(event) => set({ event: event ?? undefined })}
        />
        <Select
          size="xs"
          label="Why"
          placeholder="Any purpose"
          clearable
          data={purposeChoices}
          value={filters.purpose ?? null}
          onChange={(purpose) => set({ purpose: purpose ?? undefined })}
        />
        <TextInput
          size="xs"
          label="Record"
          placeholder="Its id"
          value={filters.record_id ?? ''}
          onChange={(event) => set({ record_id: event.currentTarget.value.trim() || undefined })}
        />
        <TextInput
          size="xs"
          type="date"
          label="From"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          size="xs"
          type="date"
          label="Until"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(event) => set({ to: event.currentTarget.value || undefined })}
        />
      </div>
    </>
  );
}
