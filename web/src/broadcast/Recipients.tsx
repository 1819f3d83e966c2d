import { Badge, Button, Chip, Group, ScrollArea, Table, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { formatNumber } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { type Broadcast, broadcastKeys, listRecipients, optOut, type Recipient } from './api';
import { isMoving, reasonText, stateLabels, states } from './words';

/** The list, by what became of each. */
export function Recipients({ broadcast }: { broadcast: Broadcast }) {
  const [state, setState] = useState('');
  const [number, setNumber] = useState('');
  const digits = number.replace(/[^+\d]/g, '');
  const query = useInfiniteQuery({
    queryKey: broadcastKeys.recipients(broadcast.id, state, digits),
    queryFn: ({ pageParam }) => listRecipients(broadcast.id, state, digits, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: isMoving(broadcast.status) || broadcast.counts.queued > 0 ? 3_000 : false,
  });
  const recipients = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section aria-label="Recipients">
      <Group gap={6} mb="xs" role="group" aria-label="Show only">
        <Chip size="xs" checked={state === ''} onChange={() => setState('')}>
          All {broadcast.recipients.toLocaleString()}
        </Chip>
        {states
          .filter(({ name }) => broadcast.counts[name] > 0 || state === name)
          .map(({ name }) => (
            <Chip key={name} size="xs" checked={state === name} onChange={() => setState(state === name ? '' : name)}>
              {stateLabels[name]} {broadcast.counts[name].toLocaleString()}
            </Chip>
          ))}
      </Group>
      <TextInput
        label="Number begins with"
        placeholder="+1303"
        size="xs"
        maw={220}
        mb="xs"
        inputMode="tel"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      {query.isPending && <ScreenLoading />}
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && recipients.length === 0 && (
        <EmptyState icon={IconUsersGroup} title="No such recipients">
          Show all of them, or look for another number.
        </EmptyState>
      )}
      {recipients.length > 0 && <RecipientTable broadcast={broadcast} recipients={recipients} />}
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
    </section>
  );
}

function RecipientTable({ broadcast, recipients }: { broadcast: Broadcast; recipients: Recipient[] }) {
  const { can } = useSession();
  const queries = useQueryClient();
  const out = async (recipient: Recipient) => {
    const sure = await confirm({
      title: `No more faxes to ${formatNumber(recipient.number)}?`,
      text: 'The number goes on the do-not-fax list: from now on no fax is sent there.',
      yes: 'Put it on the list',
      danger: true,
    });
    if (!sure) return;
    optOut(broadcast.id, recipient.position).then(() => {
      notifyDone(`${formatNumber(recipient.number)} gets no more faxes`);
      void queries.invalidateQueries({ queryKey: broadcastKeys.one(broadcast.id) });
    }, notifyProblem);
  };
  return (
    <ScrollArea type="auto">
      <Table className="dw-table dw-table-still" verticalSpacing={6} aria-label="Recipients">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>No.</Table.Th>
            <Table.Th>Number</Table.Th>
            <Table.Th>Name</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Fax</Table.Th>
            <Table.Th>Sent</Table.Th>
            {can('fax:send') && <Table.Th>Opt out</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {recipients.map((it) => (
            <Table.Tr key={it.position}>
              <Table.Td data-label="No.">{it.position}</Table.Td>
              <Table.Td data-label="Number">{formatNumber(it.number)}</Table.Td>
              <Table.Td data-label="Name">{[it.name, it.company].filter(Boolean).join(', ')}</Table.Td>
              <Table.Td data-label="State">
                <Badge variant="light" color={states.find(({ name }) => name === it.state)?.color}>
                  {stateLabels[it.state]}
                </Badge>
                {it.reason && (
                  <Text size="xs" c="dimmed" component="div">
                    {reasonText(it.reason)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td data-label="Fax">
                {it.fax_id && (
                  <Link className="dw-table-link" to={`/outbox/${it.fax_id}`}>
                    {it.fax_name}
                  </Link>
                )}
              </Table.Td>
              <Table.Td data-label="Sent">{it.sent_at && <When at={it.sent_at} />}</Table.Td>
              {can('fax:send') && (
                <Table.Td data-label="Opt out">
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Opt ${formatNumber(it.number)} out`}
                    onClick={() => void out(it)}
                  >
                    Opt out
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
