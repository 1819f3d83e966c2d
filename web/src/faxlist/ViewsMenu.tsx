import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconBookmark, IconFilter, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '@/api/keys';
import { createRecord } from '@/api/records';
import { useFolders } from '@/folders/useFolders';
import { useRecordType } from '@/records/useRecordType';
import { useSession } from '@/session/SessionContext';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { type FaxFilters, filterParams, filtersFrom } from './filters';
import { viewFilter } from './savedViews';
import { useSavedViews } from './useSavedViews';
import { loadViews, storeViews, withView } from './views';

interface Props {
  filters: FaxFilters;
  onChange: (filters: FaxFilters) => void;
}

/** Filters under a name: on the server, one's own or shared; with the words of a search, in this browser only. */
export function ViewsMenu({ filters, onChange }: Props) {
  const { session, can } = useSession();
  const organization = session.organization.id;
  const { direction } = filters;
  const saved = useSavedViews();
  const [local, setLocal] = useState(() => loadViews(organization, direction));
  const [naming, setNaming] = useState<'view' | 'folder' | null>(null);
  const current = filterParams(filters).toString();
  const views = saved.views.filter((view) => view.filters.direction === direction);
  const own = (owner: string | null) => owner === session.person.id || can('admin');
  const open = views.find((view) => filterParams(view.filters).toString() === current);

  const keepHere = (next: typeof local) => {
    storeViews(organization, direction, next);
    setLocal(next);
  };
  const save = (name: string, shared: boolean) => {
    if (filters.q) keepHere(withView(local, name, filters));
    else void saved.save(name, shared, filters);
  };

  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Tooltip label="Saved views">
            <ActionIcon aria-label="Saved views">
              <IconBookmark size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {views.length === 0 && local.length === 0 && <Menu.Item disabled>No views yet</Menu.Item>}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              fw={view === open ? 600 : undefined}
              rightSection={view.shared ? <IconUsers size={13} aria-label="Shared" /> : undefined}
              onClick={() => onChange(view.filters)}
            >
              {view.name}
            </Menu.Item>
          ))}
          {local.length > 0 && <Menu.Label>In this browser</Menu.Label>}
          {local.map((view) => (
            <Menu.Item
              key={view.name}
              fw={view.params === current ? 600 : undefined}
              onClick={() => onChange(filtersFrom(new URLSearchParams(view.params), direction))}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconPlus size={15} aria-hidden />}
            disabled={!current}
            onClick={() => setNaming('view')}
          >
            Save the current filters
          </Menu.Item>
          {can('fax:assign') && !filters.folder && !filters.q && (
            <Menu.Item
              leftSection={<IconFilter size={15} aria-hidden />}
              disabled={!current}
              onClick={() => setNaming('folder')}
            >
              Make a smart folder of them
            </Menu.Item>
          )}
          {open && own(open.owner) && (
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void saved.remove(open)}>
              Remove this view
            </Menu.Item>
          )}
          {local.some((view) => view.params === current) && (
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => keepHere(local.filter((view) => view.params !== current))}
            >
              Remove this view
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameView
        opened={naming === 'view'}
        onlyHere={Boolean(filters.q)}
        onClose={() => setNaming(null)}
        onSave={save}
      />
      <NameFolder opened={naming === 'folder'} filters={filters} onClose={() => setNaming(null)} />
    </>
  );
}

interface NameProps {
  opened: boolean;
  /** Whether it holds the words of a search, which the server doesn't keep. */
  onlyHere: boolean;
  onClose: () => void;
  onSave: (name: string, shared: boolean) => void;
}

function NameView({ opened, onlyHere, onClose, onSave }: NameProps) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onSave(name.trim(), shared);
    setName('');
    setShared(false);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Save this view" size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {onlyHere ? (
            <Text size="xs" c="dimmed">
              It holds the words of a search, which may name somebody: it is kept in this browser only.
            </Text>
          ) : (
            <Switch
              label="For everyone who may read faxes"
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={!name.trim()}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FolderProps {
  opened: boolean;
  filters: FaxFilters;
  onClose: () => void;
}

function NameFolder({ opened, filters, onClose }: FolderProps) {
  const { type } = useRecordType('fax-folders');
  const queries = useQueryClient();
  const places = useFolders().filter(({ smart }) => !smart);
  const [name, setName] = useState('');
  const [parent, setParent] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || !type) return;
    const wish = { name: name.trim(), filter: viewFilter(filters), ...(parent ? { parent_id: parent } : {}) };
    createRecord(type, wish).then(() => {
      void queries.invalidateQueries({ queryKey: keys.recordLists('fax_folder') });
      notifyDone(`${name.trim()} is added`);
      setName('');
      onClose();
    }, notifyProblem);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Smart folder" size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            It always holds the faxes that fit the current filters.
          </Text>
          <TextInput
            label="Name"
            data-autofocus
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {places.length > 0 && (
            <Select
              label="In"
              placeholder="At the top"
              clearable
              data={places.map(({ id, path }) => ({ value: id, label: path }))}
              value={parent}
              onChange={setParent}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={!name.trim()}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
