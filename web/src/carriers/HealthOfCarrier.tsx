import { Badge, Group, Progress, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { operationLabel } from '@/choice/words';
import { formatDuration, plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { carrierHealth, carrierKeys, type OperationHealth } from './api';

/** From the outcomes of the last fifteen minutes; asked again while the page is open. */
export function HealthOfCarrier({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: carrierKeys.health(id),
    queryFn: () => carrierHealth(id),
    refetchInterval: 5_000,
  });
  return (
    <section aria-label="Health">
      <Title order={4} fz="sm" mb={4}>
        Health
      </Title>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data?.data.length === 0 && (
        <Text size="sm" c="dimmed">
          Not used in the last fifteen minutes: nothing is known, and nothing is assumed.
        </Text>
      )}
      <ul className="dw-plain-list">
        {data?.data.map((health) => (
          <Operation key={health.operation} health={health} />
        ))}
      </ul>
    </section>
  );
}

const breakers: Record<string, { label: string; color: string }> = {
  closed: { label: 'lets all through', color: 'teal' },
  open: { label: 'rests after failures', color: 'red' },
  half_open: { label: 'on trial', color: 'orange' },
};

function Operation({ health }: { health: OperationHealth }) {
  const { score, samples, latency_ms: latency } = health;
  const breaker = breakers[health.breaker] ?? { label: health.breaker, color: 'gray' };
  const facts = [
    plural(samples, 'outcome'),
    samples > 0 ? `${Math.round(100 * health.error_rate)} % failed` : null,
    latency === null || latency === undefined
      ? null
      : latency < 1000
        ? `answers in ${latency} ms`
        : `answers in ${formatDuration(latency / 1000)}`,
  ].filter(Boolean);
  return (
    <li>
      <Group gap="xs">
        <Text size="sm" fw={550} component="span" style={{ flex: 1 }}>
          {operationLabel(health.operation)}
        </Text>
        <Badge color={breaker.color}>{breaker.label}</Badge>
        <Text size="sm" component="span">
          {score === null || score === undefined ? 'not known yet' : `${score} of 100`}
        </Text>
      </Group>
      {score !== null && score !== undefined && (
        <Progress
          value={score}
          size="sm"
          color={score < 40 ? 'red' : score < 80 ? 'orange' : 'teal'}
          aria-label={`Health: ${operationLabel(health.operation)}`}
        />
      )}
      <Text size="xs" c="dimmed">
        {facts.join(' · ')}
        {health.incident_at && (
          <>
            {' '}
            · last failure <When at={health.incident_at} full />
          </>
        )}
        {health.retry_at && (
          <>
            {' '}
            · tried again <When at={health.retry_at} full />
          </>
        )}
      </Text>
    </li>
  );
}
