import { ActionIcon, NavLink } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFilter, IconFolder, IconPlus } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useBulk } from '@/faxlist/useBulk';
import { useRecordType } from '@/records/useRecordType';
import { droppedFaxes, holdsFaxes } from './drag';
import { NewTree } from './NewTree';
import { type Branch, visible } from './tree';
import { useFolders } from './useFolders';

/** The folders in the navigation; faxes can be dropped on those that people fill. */
export function FolderNav() {
  const tree = useFolders();
  const { type } = useRecordType('fax-folders');
  const { search } = useLocation();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [over, setOver] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const bulk = useBulk();
  const open = new URLSearchParams(search).get('folder');
  const mayAdd = Boolean(type?.permissions.create);
  if (!type?.permissions.read || (tree.length === 0 && !mayAdd)) return null;

  const toggle = (id: string) => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  const target = (folder: Branch) =>
    folder.smart
      ? {}
      : {
          onDragOver: (event: DragEvent) => {
            if (!holdsFaxes(event.dataTransfer)) return;
            event.preventDefault();
            setOver(folder.id);
          },
          onDragLeave: () => setOver(null),
          onDrop: (event: DragEvent) => {
            event.preventDefault();
            setOver(null);
            const ids = droppedFaxes(event.dataTransfer);
            if (ids.length > 0) void bulk.run({ action: 'move', folder_id: folder.id }, { ids });
          },
        };
  return (
    <section className="dw-nav-section" aria-label="Folders">
      <h3 className="dw-nav-heading dw-folder-heading">
        <span>Folders</span>
        {mayAdd && (
          <ActionIcon size={20} aria-label="Add folders" onClick={() => setAdding(true)}>
            <IconPlus size={13} />
          </ActionIcon>
        )}
      </h3>
      <ul className="dw-folders">
        {visible(tree, closed).map((folder) => (
          <li
            key={folder.id}
            className="dw-folder"
            data-over={over === folder.id || undefined}
            style={{ paddingInlineStart: folder.depth * 12 }}
            {...target(folder)}
          >
            {folder.children > 0 ? (
              <ActionIcon
                size={18}
                aria-label={closed.has(folder.id) ? `Open ${folder.name}` : `Close ${folder.name}`}
                aria-expanded={!closed.has(folder.id)}
                onClick={() => toggle(folder.id)}
              >
                {closed.has(folder.id) ? <IconChevronRight size={12} /> : <IconChevronDown size={12} />}
              </ActionIcon>
            ) : (
              <span className="dw-folder-gap" />
            )}
            <NavLink
              component={Link}
              to={`/inbox?folder=${folder.id}`}
              label={folder.name}
              active={open === folder.id}
              leftSection={
                folder.smart ? (
                  <IconFilter size={15} stroke={1.6} aria-label="Smart folder" />
                ) : (
                  <IconFolder size={15} stroke={1.6} aria-hidden />
                )
              }
              className="dw-nav-link"
            />
          </li>
        ))}
      </ul>
      {mayAdd && <NewTree opened={adding} tree={tree} onClose={() => setAdding(false)} />}
    </section>
  );
}
