import { Alert, Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import type { RecordRow } from '@/api/types';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { carrierKeys, type LastTest, testCarrier } from './api';
import { AttemptsOfCarrier } from './AttemptsOfCarrier';
import { HealthOfCarrier } from './HealthOfCarrier';

/** How an account does, what was asked of it, and whether it works right now. */
export default function CarrierPanel({ row }: { row: RecordRow }) {
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => testCarrier(row.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.record('carrier_account', row.id) });
      void queries.invalidateQueries({ queryKey: carrierKeys.health(row.id) });
    },
  });
  const last = test.data ?? (row.last_test as LastTest | null | undefined);
  return (
    <section className="dw-form" aria-label="How it does">
      <Group gap="xs">
        <Title order={3} style={{ flex: 1 }}>
          How it does
        </Title>
        <Anchor component={Link} to={`/rates?carrier=${row.id}`} size="sm">
          Price lists
        </Anchor>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlugConnected size={15} aria-hidden />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          Test this carrier
        </Button>
      </Group>
      {test.error && <ProblemPanel error={test.error} />}
      {last && (
        <Alert color={last.works ? 'teal' : 'red'} role="status" title={last.works ? 'It works' : 'It does not work'}>
          <Text size="sm">{last.text}</Text>
          <Text size="xs">
            {last.balance !== null && last.balance !== undefined && `Balance ${last.balance} ${last.currency ?? ''} · `}
            tested <When at={last.at} full />
          </Text>
        </Alert>
      )}
      <HealthOfCarrier id={row.id} />
      <AttemptsOfCarrier id={row.id} />
    </section>
  );
}
