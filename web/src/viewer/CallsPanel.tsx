import { Anchor, Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPhoneOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { faxAttempts } from '@/api/faxes';
import { keys } from '@/api/keys';
import type { Attempt, Fax } from '@/api/types';
import type { Decision } from '@/choice/api';
import { useFaxDecisions } from '@/choice/useFaxDecisions';
import { StatusBadge } from '@/fax/StatusBadge';
import { EmptyState } from '@/shared/EmptyState';
import { formatDuration, formatRate, formatTransport, plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { SessionLog } from './SessionLog';

export function CallsPanel({ fax }: { fax: Fax }) {
  const { data, error, refetch } = useQuery({ queryKey: keys.faxAttempts(fax.id), queryFn: () => faxAttempts(fax.id) });
  const decisionOf = useFaxDecisions(fax, data?.data.length ?? 0);
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading label="Loading the calls" />;
  if (data.data.length === 0) {
    return (
      <EmptyState icon={IconPhoneOff} title="No call yet">
        Each attempt appears here with its way, its result and its session log.
      </EmptyState>
    );
  }
  return (
    <div className="dw-panel">
      {data.data.toReversed().map((attempt, index) => (
        <Call key={attempt.id} fax={fax} attempt={attempt} decision={decisionOf(attempt)} startOpen={index === 0} />
      ))}
    </div>
  );
}

interface CallProps {
  fax: Fax;
  attempt: Attempt;
  decision: Decision | undefined;
  startOpen: boolean;
}

function Call({ fax, attempt, decision, startOpen }: CallProps) {
  const { connected_at: from, ended_at: to } = attempt;
  const facts = [
    formatTransport(attempt.transport),
    formatRate(attempt.bit_rate),
    attempt.ecm ? 'error correction' : null,
    attempt.pages_sent === null || attempt.pages_sent === undefined ? null : plural(attempt.pages_sent, 'page'),
    from && to ? formatDuration((Date.parse(to) - Date.parse(from)) / 1000) : null,
    attempt.remote_station_id ? `station ${attempt.remote_station_id}` : null,
    attempt.sip_status ? `SIP ${attempt.sip_status}` : null,
  ].filter(Boolean);
  return (
    <section className="dw-call" aria-label={`Call ${attempt.number}`}>
      <div className="dw-call-head">
        <Text fw={600}>{fax.direction === 'inbound' ? 'Call received' : `Attempt ${attempt.number}`}</Text>
        <StatusBadge status={attempt.status} />
        {(attempt.trunk ?? attempt.carrier) && <Badge color="gray">{(attempt.trunk ?? attempt.carrier)?.name}</Badge>}
        {attempt.started_at && (
          <Text size="xs" c="dimmed">
            <When at={attempt.started_at} full />
          </Text>
        )}
      </div>
      {attempt.cause_text && <Text size="sm">{attempt.cause_text}</Text>}
      <Text size="xs" c="dimmed">
        {facts.join(' · ')}
      </Text>
      {attempt.reason && (
        <Text size="xs" c="dimmed">
          {attempt.carrier ? 'Why this carrier: ' : 'Why this trunk: '}
          {attempt.reason}
          {decision && (
            <>
              {' '}
              <Anchor component={Link} to={`/carrier-choice/${decision.id}`} size="xs" underline="always">
                All that was considered
              </Anchor>
            </>
          )}
        </Text>
      )}
      {attempt.has_log !== false && (
        <SessionLog faxId={fax.id} attemptId={attempt.id} startOpen={startOpen} running={!attempt.ended_at} />
      )}
    </section>
  );
}
