import { ActionIcon, Avatar, Menu, TextInput, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconMailbox, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import type { Fax } from '@/api/types';
import type { FaxActions } from '@/fax/useFaxActions';
import { useInboxes } from '@/faxlist/InboxTabs';
import { useSession } from '@/session/SessionContext';
import { collectionOf } from '@/shell/navigation';
import { initials } from '@/shell/UserMenu';
import { useRecordTypes } from '@/shell/useRecordTypes';

const shown = 8;

export function usePeople(enabled: boolean) {
  const { types } = useRecordTypes();
  const type = types.find((known) => collectionOf(known) === 'people');
  return useQuery({
    queryKey: keys.recordList('person', { limit: 200 }),
    queryFn: () => listRecords(type!, { limit: 200 }),
    enabled: enabled && Boolean(type?.permissions.read),
    staleTime: 60_000,
  });
}

/** Who takes care of the fax, and in which inbox it lies. */
export function AssignMenu({ fax, actions }: { fax: Fax; actions: FaxActions }) {
  const { session } = useSession();
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const people = usePeople(opened).data?.data ?? [];
  const inboxes = useInboxes().data?.data ?? [];
  const me = session.person;
  const holder = fax.assigned_to?.full_name;
  const mine = fax.assigned_to?.id === me.id;
  const fitting = people
    .map((person) => ({
      id: person.id,
      full_name: String(person['full_name'] ?? person.name ?? person['email'] ?? ''),
    }))
    .filter(({ id, full_name }) => id !== me.id && full_name.toLowerCase().includes(text.toLowerCase()));

  return (
    <Menu position="bottom-end" width={240} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Tooltip label={fax.assigned_to ? `Assigned to ${fax.assigned_to.full_name}` : 'Assign'}>
          <ActionIcon aria-label={holder ? `${initials(holder)}, assigned to ${holder}, change` : 'Assign'}>
            {fax.assigned_to ? (
              <Avatar size={22} radius="xl" color="wing">
                {initials(fax.assigned_to.full_name)}
              </Avatar>
            ) : (
              <IconUserPlus size={17} stroke={1.6} />
            )}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={mine ? <IconUserMinus size={15} aria-hidden /> : <IconUserPlus size={15} aria-hidden />}
          onClick={() => void actions.toggleMine(fax)}
        >
          {mine ? 'Give it back (a)' : 'Take it myself (a)'}
        </Menu.Item>
        {fax.assigned_to && !mine && (
          <Menu.Item
            leftSection={<IconUserMinus size={15} aria-hidden />}
            onClick={() => void actions.assign(fax, null)}
          >
            Take it off {fax.assigned_to.full_name}
          </Menu.Item>
        )}
        {people.length > 1 && <Menu.Label>Someone else</Menu.Label>}
        {people.length > shown && (
          <TextInput
            size="xs"
            m={4}
            aria-label="Find a person"
            placeholder="Find a person"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {fitting.slice(0, shown).map((person) => (
          <Menu.Item key={person.id} onClick={() => void actions.assign(fax, person)}>
            {person.full_name}
          </Menu.Item>
        ))}
        {inboxes.length > 1 && <Menu.Label>Inbox</Menu.Label>}
        {inboxes.length > 1 &&
          inboxes.map((inbox) => (
            <Menu.Item
              key={inbox.id}
              leftSection={<IconMailbox size={15} aria-hidden />}
              rightSection={fax.inbox?.id === inbox.id ? <IconCheck size={14} aria-label="current" /> : undefined}
              onClick={() => fax.inbox?.id !== inbox.id && void actions.move(fax, inbox.id)}
            >
              {inbox.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
