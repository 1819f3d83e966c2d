import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconClock, IconFolder, IconTag, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Fax } from '@/api/types';
import { allows } from '@/fax/status';
import { TagChip, TagDot, useTags } from '@/fax/tags';
import { useFaxActions } from '@/fax/useFaxActions';
import { useBulk } from '@/faxlist/useBulk';
import { MoveMenu } from '@/folders/MoveMenu';
import { useFolders } from '@/folders/useFolders';
import { When } from '@/shared/When';

/** The tags of a fax, and until when it is put aside. */
export function TagBar({ fax }: { fax: Fax }) {
  const actions = useFaxActions();
  const tags = useTags();
  const worn = fax.tags ?? [];
  const may = allows(fax, 'tag');
  const others = tags.filter(({ id }) => !worn.some((tag) => tag.id === id));
  const folders = useFolders();
  const bulk = useBulk();
  if (worn.length === 0 && !fax.snoozed && !fax.folder && !(may && others.length + folders.length > 0)) return null;
  return (
    <div className="dw-tag-bar" role="group" aria-label="Tags">
      {worn.map((tag) => (
        <TagChip key={tag.id} tag={tag}>
          {may && (
            <ActionIcon
              size={18}
              aria-label={`Take the tag ${tag.name} off`}
              onClick={() => void actions.untag(fax, tag)}
            >
              <IconX size={12} />
            </ActionIcon>
          )}
        </TagChip>
      ))}
      {may && others.length > 0 && (
        <Menu position="bottom-start" width={210}>
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" leftSection={<IconTag size={13} aria-hidden />}>
              Tag
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
            {others.map((tag) => (
              <Menu.Item
                key={tag.id}
                leftSection={<TagDot color={tag.color} />}
                onClick={() => void actions.tag(fax, tag)}
              >
                {tag.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {fax.folder && (
        <Link to={`/${fax.direction === 'inbound' ? 'inbox' : 'outbox'}?folder=${fax.folder.id}`} className="dw-tag">
          <IconFolder size={13} aria-hidden />
          {fax.folder.name}
        </Link>
      )}
      {may && folders.length > 0 && (
        <MoveMenu
          current={fax.folder?.id ?? null}
          onChoose={(folder_id) => void bulk.run({ action: 'move', folder_id }, { ids: [fax.id] })}
          target={
            <Button size="compact-xs" variant="subtle" leftSection={<IconFolder size={13} aria-hidden />}>
              Folder
            </Button>
          }
        />
      )}
      {fax.snoozed && (
        <span className="dw-tag">
          <IconClock size={13} aria-hidden />
          <span>
            Put aside until <When at={fax.snoozed.until} full /> by {fax.snoozed.by.full_name}
          </span>
          {allows(fax, 'snooze') && (
            <Button size="compact-xs" variant="subtle" onClick={() => void actions.wake(fax)}>
              Bring it back
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
