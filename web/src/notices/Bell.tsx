import { ActionIcon, Button, Group, Indicator, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { listNotices } from '@/api/notices';
import { announce } from '@/shared/announce';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { NoticeItem } from './NoticeItem';
import { useUnreadNotices } from './useNotices';

const shown = 8;

/** The bell in the header: how many are unread, and the newest of them. */
export function Bell() {
  const [opened, { close, toggle }] = useDisclosure();
  const unread = useUnreadNotices((title) => announce(`Notification: ${title}`));
  const { data, error, refetch } = useQuery({
    queryKey: keys.noticeList(true),
    queryFn: () => listNotices(true, null),
    enabled: opened,
  });
  const notices = data?.data.slice(0, shown) ?? [];
  const label = unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} position="bottom-end" width={340} trapFocus>
      <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} color="red" offset={4}>
        <Popover.Target>
          <ActionIcon onClick={toggle} aria-label={label}>
            <IconBell size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label="Newest notifications">
        {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
        {data && notices.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            Nothing unread.
          </Text>
        )}
        <ul className="dw-notices">
          {notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} onFollow={close} />
          ))}
        </ul>
        <Group p="xs" justify="space-between" className="dw-notices-foot">
          <Button component={Link} to="/notifications" size="compact-xs" variant="subtle" onClick={close}>
            All notifications
          </Button>
          <Button component={Link} to="/notifications/preferences" size="compact-xs" variant="subtle" onClick={close}>
            Preferences
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
