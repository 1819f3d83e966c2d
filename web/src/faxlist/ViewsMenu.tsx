import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconBookmark, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useSession } from '@/session/SessionContext';
import { type FaxFilters, filterParams, filtersFrom } from './filters';
import { loadViews, storeViews, withView } from './views';

interface Props {
  filters: FaxFilters;
  onChange: (filters: FaxFilters) => void;
}

export function ViewsMenu({ filters, onChange }: Props) {
  const { session } = useSession();
  const organization = session.organization.id;
  const [views, setViews] = useState(() => loadViews(organization, filters.direction));
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const current = filterParams(filters).toString();

  const keep = (next: typeof views) => {
    storeViews(organization, filters.direction, next);
    setViews(next);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    keep(withView(views, name.trim(), filters));
    setNaming(false);
    setName('');
  };

  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Tooltip label="Saved views">
            <ActionIcon aria-label="Saved views">
              <IconBookmark size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Saved in this browser</Menu.Label>
          {views.length === 0 && <Menu.Item disabled>No views yet</Menu.Item>}
          {views.map((view) => (
            <Menu.Item
              key={view.name}
              fw={view.params === current ? 600 : undefined}
              onClick={() => onChange(filtersFrom(new URLSearchParams(view.params), filters.direction))}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={15} aria-hidden />}
            disabled={!current}
            onClick={() => setNaming(true)}
          >
            Save the current filters
          </Menu.Item>
          {views.some((view) => view.params === current) && (
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => keep(views.filter((view) => view.params !== current))}
            >
              Remove this view
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title="Save this view" size="sm">
        <form onSubmit={save}>
          <Stack gap="sm">
            <TextInput
              label="Name"
              data-autofocus
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" disabled={!name.trim()}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
