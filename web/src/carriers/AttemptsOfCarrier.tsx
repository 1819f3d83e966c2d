import { Anchor, Badge, Button, Group, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { operationLabel } from '@/choice/words';
import { humanize } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { type CarrierAttempt, carrierAttempts, carrierKeys } from './api';

const colors: Record<string, string> = {
  completed: 'teal',
  delivered: 'teal',
  done: 'teal',
  failed: 'red',
  refused: 'red',
  unknown: 'orange',
};

/** What was asked of the carrier and how it ended, newest first. */
export function AttemptsOfCarrier({ id }: { id: string }) {
  const query = useInfiniteQuery({
    queryKey: carrierKeys.attempts(id),
    queryFn: ({ pageParam }) => carrierAttempts(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: 10_000,
  });
  const attempts = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section aria-label="Last attempts">
      <Title order={4} fz="sm" mb={4}>
        Last attempts
      </Title>
      {query.error && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && attempts.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing was asked of it yet. Each request appears here with what became of it.
        </Text>
      )}
      <ul className="dw-plain-list">
        {attempts.map((attempt) => (
          <AttemptRow key={attempt.id} attempt={attempt} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </section>
  );
}

function AttemptRow({ attempt }: { attempt: CarrierAttempt }) {
  const facts = [
    attempt.to && `to ${attempt.to}`,
    attempt.cause && humanize(attempt.cause),
    attempt.text,
    attempt.cost !== null && attempt.cost !== undefined && `${attempt.cost} ${attempt.currency ?? ''}`,
  ].filter(Boolean);
  return (
    <li>
      <Group gap="xs">
        {attempt.subject_type === 'fax' ? (
          <Anchor component={Link} to={`/faxes/${attempt.subject_id}`} size="sm" fw={550}>
            {operationLabel(attempt.operation)}
          </Anchor>
        ) : (
          <Text size="sm" fw={550} component="span">
            {operationLabel(attempt.operation)}
          </Text>
        )}
        <Badge color={colors[attempt.state] ?? 'gray'}>{humanize(attempt.state)}</Badge>
        <Text size="xs" c="dimmed" component="span">
          <When at={attempt.begun_at} full />
        </Text>
      </Group>
      {facts.length > 0 && (
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      )}
    </li>
  );
}
