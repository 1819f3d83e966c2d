import { CloseButton, SegmentedControl, Text } from '@mantine/core';
import { IconFilter, IconFolder } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { Direction } from '@/api/types';
import { useFolders } from './useFolders';

/** Which folder the list shows, and whether what came in of it or what went out. */
export function FolderBar({ id, direction, onLeave }: { id: string; direction: Direction; onLeave: () => void }) {
  const navigate = useNavigate();
  const folder = useFolders().find((one) => one.id === id);
  return (
    <div className="dw-folder-bar" role="group" aria-label="Folder">
      {folder?.smart ? <IconFilter size={15} aria-hidden /> : <IconFolder size={15} aria-hidden />}
      <Text size="sm" fw={600} style={{ flex: 1, minWidth: 0 }} truncate>
        <Link to={`/fax-folders/${id}`} className="dw-table-link">
          {folder?.path ?? 'A folder'}
        </Link>
      </Text>
      <SegmentedControl
        size="xs"
        aria-label="Received or sent"
        value={direction}
        onChange={(value) => void navigate(`${value === 'inbound' ? '/inbox' : '/outbox'}?folder=${id}`)}
        data={[
          { value: 'inbound', label: 'Received' },
          { value: 'outbound', label: 'Sent' },
        ]}
      />
      <CloseButton size="sm" aria-label="Leave the folder" onClick={onLeave} />
    </div>
  );
}
