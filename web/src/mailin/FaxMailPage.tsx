import { Anchor, Badge, Button, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { keys } from '@/api/keys';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { When } from '@/shared/When';
import NotFound from '@/shell/NotFound';
import { type FaxMessage, listMessages } from './api';
import { ConfirmCode } from './ConfirmCode';
import { carried, states } from './words';

const filters = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'refused', label: 'Refused' },
  { value: 'ignored', label: 'Left alone' },
];

/** E-mails that were to become faxes: what became of each, and why. */
export default function FaxMailPage() {
  const { can } = useSession();
  const { messageId } = useParams();
  const [status, setStatus] = useState('all');
  const allowed = can('fax:send');
  const query = useInfiniteQuery({
    queryKey: keys.faxMail(status),
    queryFn: ({ pageParam }) => listMessages(status === 'all' ? null : status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: allowed,
    refetchInterval: 10_000,
  });
  useTitle('E-mail to fax');
  if (!allowed) return <NotFound />;
  const messages = query.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="dw-told">
      <Title order={1}>E-mail to fax</Title>
      {messageId && <ConfirmCode id={messageId} />}
      <SegmentedControl
        size="xs"
        my="sm"
        data={filters}
        value={status}
        onChange={setStatus}
        aria-label="Which e-mails"
        className="dw-scrolls"
      />
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <ScreenLoading />}
      {!query.isPending && !query.error && messages.length === 0 && (
        <EmptyState icon={IconMailForward} title="No e-mail here">
          {can('admin') ? (
            <>
              E-mails that arrive in a{' '}
              <Anchor component={Link} to="/fax-mailboxes" underline="always">
                mailbox for faxes
              </Anchor>{' '}
              are listed here with what became of them.
            </>
          ) : (
            'E-mails that you send to be faxed are listed here with what became of them.'
          )}
        </EmptyState>
      )}
      {messages.length > 0 && <Messages messages={messages} />}
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

function Messages({ messages }: { messages: FaxMessage[] }) {
  return (
    <Table className="dw-table" verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>From</Table.Th>
          <Table.Th>Fax</Table.Th>
          <Table.Th>When</Table.Th>
          <Table.Th>What became of it</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {messages.map((message) => (
          <Table.Tr key={message.id}>
            <Table.Td data-label="From">
              <span className="dw-breaks">{message.from ?? 'not said clearly'}</span>
              {message.proof && (
                <Text size="xs" c="dimmed">
                  {message.proof}
                </Text>
              )}
            </Table.Td>
            <Table.Td data-label="Fax">
              {message.to ?? '–'}
              {message.pages > 0 && (
                <Text size="xs" c="dimmed" className="dw-breaks">
                  {plural(message.pages, 'page')}: {carried(message)}
                </Text>
              )}
            </Table.Td>
            <Table.Td data-label="When" className="dw-nowrap">
              <When at={message.arrived_at} />
            </Table.Td>
            <Table.Td data-label="What became of it">
              <Badge size="sm" color={states[message.status].color}>
                {states[message.status].label}
              </Badge>{' '}
              {message.fax_id && (
                <Anchor component={Link} to={`/faxes/${message.fax_id}`} size="sm">
                  Open the fax
                </Anchor>
              )}
              {message.confirmable && (
                <Anchor component={Link} to={`/fax-mail/${message.id}`} size="sm">
                  Type the code
                </Anchor>
              )}
              {message.reason && (
                <Text size="xs" c="dimmed">
                  {message.reason}
                  {message.status === 'refused' && (message.answered ? '; the sender was told' : '; nobody was told')}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
