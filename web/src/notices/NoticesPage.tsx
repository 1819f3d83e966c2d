import { Button, Group, SegmentedControl, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconBell, IconBellCog } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { listNotices, markAllRead } from '@/api/notices';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { NoticeItem } from './NoticeItem';

/** Everything a person was told, newest first. */
export default function NoticesPage() {
  const { session } = useSession();
  const queries = useQueryClient();
  const [which, setWhich] = useState('unread');
  const query = useInfiniteQuery({
    queryKey: [...keys.noticeList(which === 'unread'), 'pages'],
    queryFn: ({ pageParam }) => listNotices(which === 'unread', pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  const notices = query.data?.pages.flatMap((page) => page.data) ?? [];

  useEffect(() => {
    document.title = `Notifications · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);

  const readAll = () =>
    void markAllRead().then(() => void queries.invalidateQueries({ queryKey: keys.notices }), notifyProblem);

  return (
    <div className="dw-told">
      <Group gap="xs">
        <Title order={1} style={{ flex: 1 }}>
          Notifications
        </Title>
        <Button size="xs" variant="default" onClick={readAll} disabled={notices.every((notice) => notice.read_at)}>
          Mark all as read
        </Button>
        <Button
          size="xs"
          variant="default"
          component={Link}
          to="/notifications/preferences"
          leftSection={<IconBellCog size={15} aria-hidden />}
        >
          Preferences
        </Button>
      </Group>
      <SegmentedControl
        size="xs"
        my="sm"
        value={which}
        onChange={setWhich}
        aria-label="Which notifications"
        data={[
          { value: 'unread', label: 'Unread' },
          { value: 'all', label: 'All' },
        ]}
      />
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <ScreenLoading />}
      {!query.isPending && !query.error && notices.length === 0 && (
        <EmptyState icon={IconBell} title={which === 'unread' ? 'Nothing unread' : 'No notifications yet'}>
          A fax that is assigned to you, or one of yours that did not arrive, is told here.
        </EmptyState>
      )}
      <ul className="dw-notices dw-notices-page">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </div>
  );
}
