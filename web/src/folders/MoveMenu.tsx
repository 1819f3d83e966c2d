import { Menu } from '@mantine/core';
import { IconFolder, IconFolderOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFolders } from './useFolders';

interface Props {
  target: ReactNode;
  /** Where the fax lies now. */
  current?: string | null;
  onChoose: (folder: string | null) => void;
}

/** The folders that faxes can be put into, and the way out of all. */
export function MoveMenu({ target, current, onChoose }: Props) {
  const folders = useFolders().filter(({ smart }) => !smart);
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
        <Menu.Label>{folders.length ? 'Put into' : 'No folders yet: add them in the navigation'}</Menu.Label>
        {folders.map((folder) => (
          <Menu.Item
            key={folder.id}
            disabled={folder.id === current}
            leftSection={<IconFolder size={14} aria-hidden />}
            style={{ paddingInlineStart: 12 + folder.depth * 12 }}
            onClick={() => onChoose(folder.id)}
          >
            {folder.name}
          </Menu.Item>
        ))}
        {current !== null && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconFolderOff size={14} aria-hidden />} onClick={() => onChoose(null)}>
              Out of its folder
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
