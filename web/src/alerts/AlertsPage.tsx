import { Anchor, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconBellCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useTitle } from '@/shared/useTitle';
import { When } from '@/shared/When';
import { acknowledge, type Alert, alertListKey, alertsKey, listAlerts, why } from './api';

/** What rules raised, and who took note of it; what nobody took note of first. */
export default function AlertsPage() {
  useTitle('Alerts');
  const [noted, setNoted] = useState(false);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: alertListKey(noted),
    queryFn: ({ pageParam }) => listAlerts(noted, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_before }) => next_before,
    refetchInterval: 30_000,
  });
  const alerts = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="dw-page dw-screen">
      <Title order={1}>Alerts</Title>
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label="Which alerts"
        data={[
          { value: 'open', label: 'To be looked at' },
          { value: 'noted', label: 'Acknowledged' },
        ]}
        value={noted ? 'noted' : 'open'}
        onChange={(value) => setNoted(value === 'noted')}
      />
      {error ? (
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <ScreenLoading />
      ) : alerts.length === 0 ? (
        <EmptyState icon={IconBellCheck} title={noted ? 'Nothing acknowledged yet' : 'No alerts'}>
          Alert rules, among the settings, say which faxes raise one: by words, category, sender or priority.
        </EmptyState>
      ) : (
        <ul className="dw-plain-list dw-alerts" aria-label="Alerts">
          {alerts.map((alert) => (
            <li key={alert.id}>
              <OneAlert alert={alert} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function OneAlert({ alert }: { alert: Alert }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const note = async () => {
    setBusy(true);
    try {
      await acknowledge(alert.id);
      notifyDone(`${alert.rule_name} is acknowledged`);
      await queries.invalidateQueries({ queryKey: alertsKey });
    } catch (problem) {
      notifyProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group justify="space-between" gap="sm" wrap="wrap" className="dw-card">
      <div>
        <Text fw={600}>{alert.rule_name}</Text>
        <Text size="sm">
          {alert.fax_id && (
            <>
              <Anchor component={Link} to={`/faxes/${alert.fax_id}`} size="sm" underline="always">
                {alert.fax_name ?? 'The fax'}
              </Anchor>
              {' · '}
            </>
          )}
          {why(alert)}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={alert.raised_at} full />
          {!alert.told && ' · nobody was told: the rule paused'}
          {alert.acknowledged && (
            <>
              {' · '}
              {alert.acknowledged.name} took note <When at={alert.acknowledged.at} full />
            </>
          )}
        </Text>
      </div>
      {!alert.acknowledged && (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void note()}
          aria-label={`Acknowledge ${alert.rule_name}${alert.fax_name ? `, ${alert.fax_name}` : ''}`}
        >
          Acknowledge
        </Button>
      )}
    </Group>
  );
}
