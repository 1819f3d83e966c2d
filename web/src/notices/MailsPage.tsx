import { Badge, Button, Group, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconMail } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { keys } from '@/api/keys';
import { listMails, type MailView, resendMail } from '@/api/notices';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import NotFound from '@/shell/NotFound';

const states: Record<MailView['status'], { label: string; color: string }> = {
  queued: { label: 'waiting', color: 'gray' },
  not_configured: { label: 'no mail server', color: 'orange' },
  sent: { label: 'sent', color: 'teal' },
  failed: { label: 'failed', color: 'red' },
  expired: { label: 'too late', color: 'gray' },
};
const filters = [
  { value: 'all', label: 'All' },
  { value: 'not_configured', label: 'No mail server' },
  { value: 'failed', label: 'Failed' },
  { value: 'sent', label: 'Sent' },
];

/** What mail went out, and what waits: to whom and how it ended, never what it said. */
export default function MailsPage() {
  const { session, can } = useSession();
  const queries = useQueryClient();
  const [status, setStatus] = useState('all');
  const allowed = can('admin');
  const query = useInfiniteQuery({
    queryKey: keys.mails(status),
    queryFn: ({ pageParam }) => listMails(status === 'all' ? null : status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: allowed,
  });
  useEffect(() => {
    document.title = `Mail · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (!allowed) return <NotFound />;
  const mails = query.data?.pages.flatMap((page) => page.data) ?? [];
  const again = (id: string) =>
    void resendMail(id).then(() => {
      notifyDone('The mail is sent again');
      void queries.invalidateQueries({ queryKey: ['mails'] });
    }, notifyProblem);
  return (
    <div className="dw-told">
      <Title order={1}>Mail</Title>
      <SegmentedControl
        size="xs"
        my="sm"
        data={filters}
        value={status}
        onChange={setStatus}
        aria-label="Which mail"
        className="dw-scrolls"
      />
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <ScreenLoading />}
      {!query.isPending && !query.error && mails.length === 0 && (
        <EmptyState icon={IconMail} title="No mail here">
          Notifications and security notices that go out by mail are listed here with how they ended.
        </EmptyState>
      )}
      {mails.length > 0 && (
        <Table className="dw-table" verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>To</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th>State</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mails.map((mail) => (
              <Table.Tr key={mail.id}>
                <Table.Td data-label="To">{mail.recipient}</Table.Td>
                <Table.Td data-label="What">{mail.kind}</Table.Td>
                <Table.Td data-label="When">
                  <When at={mail.created_at} />
                </Table.Td>
                <Table.Td data-label="State">
                  <Group gap={6}>
                    <Badge size="sm" color={states[mail.status].color}>
                      {states[mail.status].label}
                    </Badge>
                    {mail.status === 'failed' && (
                      <Button size="compact-xs" variant="subtle" onClick={() => again(mail.id)}>
                        Send again
                      </Button>
                    )}
                  </Group>
                  {mail.reason && (
                    <Text size="xs" c="dimmed">
                      {mail.reason}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
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
