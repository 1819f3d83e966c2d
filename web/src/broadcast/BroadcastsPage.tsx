import { Badge, Button, Group, Progress, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { When } from '@/shared/When';
import { type Broadcast, broadcastKeys, listBroadcasts } from './api';
import { BroadcastDetail } from './BroadcastDetail';
import { NewBroadcast } from './NewBroadcast';
import { done, isMoving, statusColors, statusLabels } from './words';

/** The same fax to many: all of them, one of them, or a new one. */
export default function BroadcastsPage() {
  useTitle('Broadcasts');
  const { broadcastId } = useParams();
  if (broadcastId === 'new') return <NewBroadcast />;
  return broadcastId ? <BroadcastDetail key={broadcastId} id={broadcastId} /> : <BroadcastList />;
}

function BroadcastList() {
  const { can } = useSession();
  const query = useInfiniteQuery({
    queryKey: broadcastKeys.lists,
    queryFn: ({ pageParam }) => listBroadcasts(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ data }) => data.some(({ status }) => isMoving(status))) ? 3_000 : false,
  });
  const broadcasts = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const create = can('fax:send') && (
    <Button component={Link} to="/broadcasts/new" leftSection={<IconPlus size={15} aria-hidden />}>
      New broadcast
    </Button>
  );
  return (
    <div className="dw-page dw-screen">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Title order={1}>Broadcasts</Title>
        {broadcasts.length > 0 && create}
      </Group>
      <Text size="sm" c="dimmed" maw={720} mb="sm">
        The same fax to a list of recipients, at a pace you choose. Who asked to get no faxes gets none.
      </Text>
      {query.isPending && <ScreenLoading />}
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && broadcasts.length === 0 && (
        <EmptyState icon={IconSpeakerphone} title="No broadcasts yet" action={create}>
          Bring a CSV list of fax numbers and the pages they shall get.
        </EmptyState>
      )}
      {broadcasts.length > 0 && <BroadcastTable broadcasts={broadcasts} />}
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

function BroadcastTable({ broadcasts }: { broadcasts: Broadcast[] }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table dw-table-still" verticalSpacing={6} aria-label="Broadcasts">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Progress</Table.Th>
            <Table.Th>Recipients</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th>By</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {broadcasts.map((it) => (
            <Table.Tr key={it.id}>
              <Table.Td data-label="Name">
                <Link className="dw-table-link" to={`/broadcasts/${it.id}`}>
                  {it.name}
                </Link>
              </Table.Td>
              <Table.Td data-label="Status">
                <Badge variant="light" color={statusColors[it.status]}>
                  {statusLabels[it.status]}
                </Badge>
              </Table.Td>
              <Table.Td data-label="Progress">
                <Progress
                  w={120}
                  value={it.recipients === 0 ? 0 : (done(it.counts) / it.recipients) * 100}
                  aria-label={`Progress of ${it.name}`}
                />
              </Table.Td>
              <Table.Td data-label="Recipients">
                {done(it.counts).toLocaleString()} of {it.recipients.toLocaleString()}
              </Table.Td>
              <Table.Td data-label="Made">
                <When at={it.created_at} />
              </Table.Td>
              <Table.Td data-label="By">{it.created_by}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
