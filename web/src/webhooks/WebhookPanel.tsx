import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { IconKey, IconRefresh, IconSend2, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { keys } from '@/api/keys';
import type { RecordRow } from '@/api/types';
import { listDeliveries, replay, rotateSecret, sendTest } from '@/api/webhooks';
import { Secret } from '@/records/OneTimeSecret';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { plural } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { DeliveryRow } from './DeliveryRow';
import { ReplaySince } from './ReplaySince';

const filters = [
  { value: 'all', label: 'All' },
  { value: 'pending', label: 'Waiting' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'dead', label: 'Given up' },
];
const graceHours = 24;

/** An endpoint's deliveries, and what can be done with them. */
export default function WebhookPanel({ row }: { row: RecordRow }) {
  const queries = useQueryClient();
  const [status, setStatus] = useState('all');
  const [secret, setSecret] = useState<string | null>(null);
  const enabled = row.status === 'enabled';
  const query = useInfiniteQuery({
    queryKey: keys.deliveryList(row.id, status),
    queryFn: ({ pageParam }) => listDeliveries(row.id, status === 'all' ? null : status, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: 5000,
  });
  const deliveries = query.data?.pages.flatMap((page) => page.data) ?? [];
  const refresh = () => void queries.invalidateQueries({ queryKey: keys.deliveries(row.id) });

  const test = useMutation({
    mutationFn: () => sendTest(row.id),
    onSuccess: () => {
      notifyDone('The test is on its way');
      refresh();
    },
    onError: notifyProblem,
  });
  const again = useMutation({
    mutationFn: (wish: Parameters<typeof replay>[1]) => replay(row.id, wish),
    onSuccess: ({ replayed }) => {
      notifyDone(
        replayed === 0 ? 'There was nothing to deliver again' : `${plural(replayed, 'event')} on the way again`,
      );
      refresh();
    },
    onError: notifyProblem,
  });
  const rotate = async () => {
    const sure = await confirm({
      title: 'Make a new signing secret?',
      text: `The present one goes on signing beside it for ${graceHours} hours, so that your receiver can change over.`,
      yes: 'Make it',
    });
    if (!sure) return;
    rotateSecret(row.id, graceHours).then(({ secret: made }) => setSecret(made), notifyProblem);
  };

  return (
    <section className="dw-form" aria-label="Deliveries">
      <Group gap="xs">
        <Title order={3} style={{ flex: 1 }}>
          Deliveries
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSend2 size={15} aria-hidden />}
          disabled={!enabled}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          Send a test
        </Button>
        <ReplaySince disabled={!enabled} onReplay={(since, dead) => again.mutate({ since, dead_only: dead })} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconKey size={15} aria-hidden />}
          onClick={() => void rotate()}
        >
          New secret
        </Button>
      </Group>
      {secret && (
        <>
          <Secret
            value={secret}
            label="New signing secret"
            advice="Deliveries carry two signatures until the former secret ends: one of each."
          />
          <Group justify="flex-end">
            <Button size="xs" onClick={() => setSecret(null)}>
              I have kept it
            </Button>
          </Group>
        </>
      )}
      {!enabled && (
        <Text size="sm" c="dimmed">
          Disabled: events are held and go out in order once it is enabled. {String(row.disabled_reason ?? '')}
        </Text>
      )}
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          data={filters}
          value={status}
          onChange={setStatus}
          aria-label="Which deliveries"
          className="dw-scrolls"
        />
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={refresh}
        >
          Refresh
        </Button>
      </Group>
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isPending && !query.error && deliveries.length === 0 && (
        <EmptyState icon={IconWebhook} title="No deliveries here">
          Each event that this endpoint chose appears here with its request and every answer.
        </EmptyState>
      )}
      {deliveries.length > 0 && (
        <ul className="dw-deliveries">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.event_id}
              webhook={row.id}
              delivery={delivery}
              canReplay={enabled}
              onReplay={() => again.mutate({ events: [delivery.event_id] })}
            />
          ))}
        </ul>
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
    </section>
  );
}
