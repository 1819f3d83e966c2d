import { ActionIcon, Button, Group, Menu, Text, Tooltip } from '@mantine/core';
import {
  IconBan,
  IconCheck,
  IconClock,
  IconFolder,
  IconMail,
  IconMailOpened,
  IconPlayerStop,
  IconRefresh,
  IconTag,
  IconTrash,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Direction, Fax } from '@/api/types';
import type { BulkWish } from '@/api/work';
import { SnoozeMenu } from '@/fax/SnoozeMenu';
import { allows } from '@/fax/status';
import { TagDot, useTags } from '@/fax/tags';
import { MoveMenu } from '@/folders/MoveMenu';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { plural } from '@/shared/format';
import { usePeople } from '@/viewer/AssignMenu';
import { useInboxes } from './InboxTabs';
import type { useBulk } from './useBulk';
import type { Selection } from './useSelection';

interface Props {
  direction: Direction;
  selection: Selection;
  rows: Fax[];
  more: boolean;
  running: ReturnType<typeof useBulk>['running'];
  onRun: (wish: BulkWish) => void;
}

/** What can be done with the checked faxes; the server says of each whether it was. */
export function SelectionBar({ direction, selection, rows, more, running, onRun }: Props) {
  const { can } = useSession();
  const chosen = rows.filter((row) => selection.ids.includes(row.id));
  const may = (action: string) => chosen.some((row) => allows(row, action));
  const inbound = direction === 'inbound';
  const count = selection.all ? 'All that fit' : `${selection.ids.length} selected`;

  const remove = async () => {
    const what = selection.all ? 'all faxes that fit' : plural(chosen.length, 'fax', 'faxes');
    const sure = await confirm({
      title: `Delete ${what}?`,
      text: 'They disappear from all lists. It can be undone for ten minutes.',
      yes: 'Delete',
      danger: true,
    });
    if (sure) onRun({ action: 'delete' });
  };
  const cancel = async () => {
    const what = selection.all ? 'all faxes that fit' : plural(chosen.length, 'fax', 'faxes');
    const sure = await confirm({
      title: `Cancel ${what}?`,
      text: 'What waits is taken back; what is in a call ends as the call does. It can be undone for ten minutes.',
      yes: 'Cancel them',
      danger: true,
    });
    if (sure) onRun({ action: 'cancel' });
  };
  const total = running && running !== 'asked' ? running : null;
  return (
    <div className="dw-selection" role="group" aria-label="Selected faxes">
      <Group gap={2} wrap="nowrap">
        <ActionIcon aria-label="Clear the selection" onClick={selection.clear}>
          <IconX size={16} />
        </ActionIcon>
        <Text size="sm" fw={600} style={{ flex: 1 }} aria-live="polite">
          {total ? `${total.done + total.unchanged + total.refused} of ${total.total}…` : count}
        </Text>
        {inbound && (
          <>
            <Tool label="Mark as read" busy={running !== null} onClick={() => onRun({ action: 'read' })}>
              <IconMailOpened size={16} stroke={1.6} />
            </Tool>
            <Tool label="Mark as unread" busy={running !== null} onClick={() => onRun({ action: 'unread' })}>
              <IconMail size={16} stroke={1.6} />
            </Tool>
          </>
        )}
        {may('assign') && <AssignMany busy={running !== null} onRun={onRun} />}
        {may('tag') && <TagMany busy={running !== null} chosen={chosen} onRun={onRun} />}
        {may('tag') && (
          <MoveMenu
            onChoose={(folder_id) => onRun({ action: 'move', folder_id })}
            target={
              <ActionIcon aria-label="Move to a folder" disabled={running !== null}>
                <IconFolder size={16} stroke={1.6} />
              </ActionIcon>
            }
          />
        )}
        {may('snooze') && (
          <SnoozeMenu
            onChoose={(until) => onRun({ action: 'snooze', until })}
            target={
              <ActionIcon aria-label="Put aside" disabled={running !== null}>
                <IconClock size={16} stroke={1.6} />
              </ActionIcon>
            }
          />
        )}
        {may('release') && (
          <Tool label="Release" busy={running !== null} onClick={() => onRun({ action: 'release' })}>
            <IconCheck size={16} stroke={1.6} />
          </Tool>
        )}
        {may('reject') && (
          <Tool label="Reject" busy={running !== null} onClick={() => onRun({ action: 'reject' })}>
            <IconBan size={16} stroke={1.6} />
          </Tool>
        )}
        {may('retry') && (
          <Tool label="Send again" busy={running !== null} onClick={() => onRun({ action: 'retry' })}>
            <IconRefresh size={16} stroke={1.6} />
          </Tool>
        )}
        {may('cancel') && (
          <Tool label="Cancel" busy={running !== null} onClick={() => void cancel()}>
            <IconPlayerStop size={16} stroke={1.6} />
          </Tool>
        )}
        {may('delete') && can('admin') && (
          <Tool label="Delete" busy={running !== null} onClick={() => void remove()}>
            <IconTrash size={16} stroke={1.6} />
          </Tool>
        )}
      </Group>
      {!selection.all && selection.ids.length < rows.length && (
        <Button size="compact-xs" variant="subtle" onClick={selection.selectLoaded}>
          Select the {rows.length} shown
        </Button>
      )}
      {!selection.all && more && selection.ids.length === rows.length && (
        <Button size="compact-xs" variant="subtle" onClick={selection.selectAll}>
          Select all that fit, also further down
        </Button>
      )}
    </div>
  );
}

interface ToolProps {
  label: string;
  busy: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ label, busy, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={busy} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

interface ManyProps {
  busy: boolean;
  onRun: (wish: BulkWish) => void;
}

function AssignMany({ busy, onRun }: ManyProps) {
  const { session } = useSession();
  const people = usePeople(true).data?.data ?? [];
  const inboxes = useInboxes().data?.data ?? [];
  const me = session.person;
  const assign = (person_id: string | null) => onRun({ action: 'assign', person_id });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label="Assign" disabled={busy}>
          <IconUserPlus size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => assign(me.id)}>To me</Menu.Item>
        <Menu.Item onClick={() => assign(null)}>To nobody</Menu.Item>
        {people.length > 1 && <Menu.Label>Someone else</Menu.Label>}
        {people
          .filter(({ id }) => id !== me.id)
          .map((person) => (
            <Menu.Item key={person.id} onClick={() => assign(person.id)}>
              {String(person['full_name'] ?? person.name ?? '')}
            </Menu.Item>
          ))}
        {inboxes.length > 1 && <Menu.Label>To nobody, in inbox</Menu.Label>}
        {inboxes.length > 1 &&
          inboxes.map((inbox) => (
            <Menu.Item key={inbox.id} onClick={() => onRun({ action: 'assign', person_id: null, inbox_id: inbox.id })}>
              {inbox.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function TagMany({ busy, chosen, onRun }: ManyProps & { chosen: Fax[] }) {
  const tags = useTags();
  const worn = tags.filter((tag) => chosen.some((fax) => fax.tags?.some(({ id }) => id === tag.id)));
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label="Tag" disabled={busy}>
          <IconTag size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        <Menu.Label>{tags.length ? 'Put on' : 'No tags yet: an administrator adds them under Tags'}</Menu.Label>
        {tags.map((tag) => (
          <Menu.Item
            key={tag.id}
            leftSection={<TagDot color={tag.color} />}
            onClick={() => onRun({ action: 'tag', tag_id: tag.id })}
          >
            {tag.name}
          </Menu.Item>
        ))}
        {worn.length > 0 && <Menu.Label>Take off</Menu.Label>}
        {worn.map((tag) => (
          <Menu.Item
            key={tag.id}
            leftSection={<TagDot color={tag.color} />}
            onClick={() => onRun({ action: 'untag', tag_id: tag.id })}
          >
            {tag.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
