import { Alert, Badge, Button, Group, Progress, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  IconArrowLeft,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { BadRow } from '@/carriers/api';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { formatNumber, plural } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { act, type Broadcast, broadcastKeys, deleteBroadcast, getBroadcast, resultsOf, type Verb } from './api';
import { Recipients } from './Recipients';
import { done, estimateText, isMoving, money, stateLabels, states, statusColors, statusLabels } from './words';

/** One broadcast: what it is, how far it is, and what became of each recipient. */
export function BroadcastDetail({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: broadcastKeys.one(id),
    queryFn: () => getBroadcast(id),
    refetchInterval: ({ state }) => {
      const now = state.data;
      return now && (isMoving(now.status) || now.counts.queued > 0) ? 2_000 : false;
    },
  });
  return (
    <div className="dw-page dw-screen">
      <Button
        component={Link}
        to="/broadcasts"
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
      >
        All broadcasts
      </Button>
      {isPending && <ScreenLoading />}
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data && <Shown broadcast={data} />}
    </div>
  );
}

function Shown({ broadcast }: { broadcast: Broadcast }) {
  const { counts, status } = broadcast;
  const over = status === 'ended' || status === 'cancelled';
  return (
    <>
      <Group gap="xs">
        <Title order={1}>{broadcast.name}</Title>
        <Badge variant="light" color={statusColors[status]}>
          {statusLabels[status]}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {broadcast.code} · from {formatNumber(broadcast.from)} · {plural(broadcast.pages, 'page')} each ·{' '}
        {broadcast.faxes_per_minute} a minute, {plural(broadcast.lines, 'line')},{' '}
        {plural(broadcast.attempts, 'attempt')} · made <When at={broadcast.created_at} full /> by {broadcast.created_by}
      </Text>
      {broadcast.pause_reason && (
        <Alert color="orange" title="It paused by itself" mt="sm">
          {broadcast.pause_reason} Mend that, then resume it.
        </Alert>
      )}
      {status === 'scheduled' && broadcast.scheduled_at && (
        <Text size="sm" mt="xs">
          Begins <When at={broadcast.scheduled_at} full />
        </Text>
      )}
      {!over && (
        <Text size="sm" mt="xs">
          To be sent: {estimateText(broadcast)}
        </Text>
      )}
      {broadcast.costs.length > 0 && <Text size="sm">Carriers charged so far: {money(broadcast.costs)}</Text>}
      <ListFound broadcast={broadcast} />
      <div className="dw-broadcast-progress">
        <Progress.Root size="lg" role="group" aria-label="How far it is">
          {states
            .filter(({ name }) => name !== 'waiting' && counts[name] > 0)
            .map(({ name, color }) => (
              <Progress.Section
                key={name}
                value={(counts[name] / Math.max(1, broadcast.recipients)) * 100}
                color={color}
                aria-label={stateLabels[name]}
              />
            ))}
        </Progress.Root>
        <Text size="sm" fw={500}>
          {done(counts).toLocaleString()} of {plural(broadcast.recipients, 'recipient')} done
        </Text>
      </div>
      <Actions broadcast={broadcast} />
      <Recipients broadcast={broadcast} />
    </>
  );
}

function ListFound({ broadcast: { list } }: { broadcast: Broadcast }) {
  if (list.duplicates === 0 && list.rejected === 0) return null;
  const parts = [
    list.duplicates > 0 ? `${plural(list.duplicates, 'number')} stood in it again` : '',
    list.rejected > 0 ? `${plural(list.rejected, 'row')} left out` : '',
  ].filter(Boolean);
  return (
    <Alert color="orange" mt="sm" title={`Of the list’s ${plural(list.rows, 'row')}: ${parts.join(', ')}`}>
      <BadRows rows={list.bad_rows} />
    </Alert>
  );
}

function BadRows({ rows }: { rows: BadRow[] }) {
  return (
    <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': 'Rows left out' }}>
      <Table className="dw-table dw-table-still" verticalSpacing={4} aria-label="Rows left out">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>Problem</Table.Th>
            <Table.Th>Expected</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, field, problem, expected }) => (
            <Table.Tr key={`${line} ${field}`}>
              <Table.Td data-label="Line">{line}</Table.Td>
              <Table.Td data-label="Column">{field}</Table.Td>
              <Table.Td data-label="Problem">{problem}</Table.Td>
              <Table.Td data-label="Expected" className="dw-wraps">
                {expected}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

function Actions({ broadcast }: { broadcast: Broadcast }) {
  const { can } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const go = useMutation({
    mutationFn: (verb: Verb) => act(broadcast.id, verb),
    onSuccess: (now) => {
      queries.setQueryData(broadcastKeys.one(now.id), now);
      void queries.invalidateQueries({ queryKey: broadcastKeys.one(now.id) });
      void queries.invalidateQueries({ queryKey: broadcastKeys.lists });
    },
  });
  const { status, counts, estimate } = broadcast;
  const start = async () => {
    const text = `${plural(estimate?.faxes ?? counts.waiting, 'fax', 'faxes')} will be sent${
      broadcast.scheduled_at ? ' from the chosen time on' : ' from now on'
    }. You can pause it at any time.`;
    if (await confirm({ title: `Start ${broadcast.name}?`, text, yes: 'Start' })) go.mutate('start');
  };
  const cancel = async () => {
    const text = `What has not left is taken back. ${plural(counts.sent, 'fax', 'faxes')} had gone and stay sent.`;
    if (await confirm({ title: `Cancel ${broadcast.name}?`, text, yes: 'Cancel the broadcast', danger: true })) {
      go.mutate('cancel');
    }
  };
  const remove = async () => {
    const text = 'Its list and its pages go; faxes that were sent stay.';
    if (!(await confirm({ title: `Delete ${broadcast.name}?`, text, yes: 'Delete', danger: true }))) return;
    deleteBroadcast(broadcast.id).then(() => {
      notifyDone(`${broadcast.name} is deleted`);
      void queries.invalidateQueries({ queryKey: broadcastKeys.lists });
      void navigate('/broadcasts');
    }, notifyProblem);
  };
  const over = status === 'ended' || status === 'cancelled';
  const sends = can('fax:send');
  return (
    <>
      {go.error && <ProblemPanel error={go.error} />}
      <Group gap="xs" my="sm">
        {sends && status === 'draft' && (
          <Button
            leftSection={<IconPlayerPlay size={15} aria-hidden />}
            loading={go.isPending}
            disabled={counts.waiting === 0}
            onClick={() => void start()}
          >
            Start
          </Button>
        )}
        {sends && isMoving(status) && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={15} aria-hidden />}
            loading={go.isPending}
            onClick={() => go.mutate('pause')}
          >
            Pause
          </Button>
        )}
        {sends && status === 'paused' && (
          <Button
            leftSection={<IconPlayerPlay size={15} aria-hidden />}
            loading={go.isPending}
            onClick={() => go.mutate('resume')}
          >
            Resume
          </Button>
        )}
        {sends && (isMoving(status) || status === 'paused') && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={15} aria-hidden />}
            onClick={() => void cancel()}
          >
            Cancel
          </Button>
        )}
        {status !== 'draft' && (
          <Button
            component="a"
            href={resultsOf(broadcast.id)}
            download
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
          >
            Results
          </Button>
        )}
        {sends && (over || status === 'draft') && counts.queued === 0 && (
          <Button variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove()}>
            Delete
          </Button>
        )}
      </Group>
    </>
  );
}
