import { Badge, Button, Code, Group, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconChevronRight, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { type Delivery, type DeliveryStatus, getDelivery } from '@/api/webhooks';
import { CopyText } from '@/shared/CopyText';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';

const states: Record<DeliveryStatus, { label: string; color: string }> = {
  pending: { label: 'waiting', color: 'orange' },
  sending: { label: 'sending', color: 'wing' },
  held: { label: 'held', color: 'gray' },
  delivered: { label: 'delivered', color: 'teal' },
  dead: { label: 'given up', color: 'red' },
};

interface Props {
  webhook: string;
  delivery: Delivery;
  canReplay: boolean;
  onReplay: () => void;
}

/** One event for one endpoint; opened, its request and every attempt with its answer. */
export function DeliveryRow({ webhook, delivery, canReplay, onReplay }: Props) {
  const [open, setOpen] = useState(false);
  const state = states[delivery.status];
  const ended = delivery.status === 'delivered' || delivery.status === 'dead';
  return (
    <li className="dw-delivery">
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton className="dw-delivery-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          <Text size="sm" fw={550} component="span">
            {delivery.event}
          </Text>
          <Badge color={state.color} size="sm">
            {state.label}
          </Badge>
          <Text size="xs" c="dimmed" component="span">
            <When at={delivery.happened_at} /> · no. {delivery.sequence}
            {delivery.attempts > 1 && ` · ${delivery.attempts} attempts`}
            {delivery.http_status !== null && ` · ${delivery.http_status}`}
          </Text>
        </UnstyledButton>
        {ended && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconRepeat size={13} aria-hidden />}
            disabled={!canReplay}
            aria-label={`Deliver ${delivery.event} again`}
            onClick={onReplay}
          >
            Again
          </Button>
        )}
      </Group>
      {delivery.reason && (
        <Text size="xs" c="dimmed" pl={20}>
          {delivery.reason}
          {delivery.next_attempt_at && (
            <>
              ; next attempt <When at={delivery.next_attempt_at} />
            </>
          )}
        </Text>
      )}
      {open && <Detail webhook={webhook} event={delivery.event_id} />}
    </li>
  );
}

function Detail({ webhook, event }: { webhook: string; event: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.delivery(webhook, event),
    queryFn: () => getDelivery(webhook, event),
    refetchInterval: 5000,
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <div className="dw-delivery-detail">
      <Group gap="xs">
        <Text size="xs" fw={600}>
          Request
        </Text>
        <CopyText value={data.delivery.webhook_id} label="webhook id" labelled />
      </Group>
      <Code block tabIndex={0} aria-label="Request">
        {JSON.stringify(data.request, null, 2)}
      </Code>
      {data.attempts.map((attempt) => (
        <div key={attempt.number}>
          <Text size="xs" fw={600} mt="xs">
            Attempt {attempt.number}
            {attempt.http_status !== null && `: ${attempt.http_status}`}{' '}
            <Text span size="xs" c="dimmed">
              {attempt.started_at && <When at={attempt.started_at} full />}
              {attempt.started_at &&
                attempt.ended_at &&
                ` · ${Date.parse(attempt.ended_at) - Date.parse(attempt.started_at)} ms`}
              {!attempt.ended_at && !attempt.reason && ' · under way'}
            </Text>
          </Text>
          {attempt.reason && <Text size="xs">{attempt.reason}</Text>}
          {attempt.response && (
            <Code block tabIndex={0} aria-label={`Answer to attempt ${attempt.number}`}>
              {attempt.response}
            </Code>
          )}
        </div>
      ))}
    </div>
  );
}
