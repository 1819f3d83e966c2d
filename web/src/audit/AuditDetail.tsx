import { ActionIcon, Badge, Button, Code, Group, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { auditEntry } from '@/api/audit';
import { keys } from '@/api/keys';
import { CopyText } from '@/shared/CopyText';
import { humanize } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import type { AuditFilters } from './filters';
import { eventText, subjectText } from './words';

interface Props {
  sequence: string;
  onClose: () => void;
  onFilter: (filters: AuditFilters) => void;
}

export function AuditDetail({ sequence, onClose, onFilter }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.auditEntry(sequence),
    queryFn: () => auditEntry(sequence),
  });
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading />;
  const oneRecord = data.subject_type !== 'organization' && /^[0-9a-f-]{36}$/.test(data.subject_id);
  return (
    <div className="dw-panel">
      <Group wrap="nowrap" align="flex-start">
        <div style={{ flex: 1 }}>
          <Title order={2} size="h3">
            {eventText(data.event)}
          </Title>
          <Text size="xs" c="dimmed">
            Entry {data.sequence.toLocaleString()} · <When at={data.at} full />
          </Text>
        </div>
        <ActionIcon aria-label="Close the entry" onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
      </Group>
      <dl className="dw-facts">
        <dt>Who</dt>
        <dd>
          {data.actor.name}{' '}
          <Text span c="dimmed" size="xs">
            {humanize(data.actor.type)}
          </Text>
        </dd>
        <dt>Why</dt>
        <dd>{data.purpose ? <Badge variant="default">{humanize(data.purpose)}</Badge> : 'not a read'}</dd>
        {oneRecord && (
          <>
            <dt>{subjectText(data.subject_type) || 'Record'}</dt>
            <dd>
              <CopyText value={data.subject_id} label="id" />
            </dd>
          </>
        )}
        {data.records && (
          <>
            <dt>Showed</dt>
            <dd>
              <ul className="dw-audit-ids">
                {data.records.map((id) => (
                  <li key={id}>
                    <Code>{id}</Code>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {Object.entries(data.details).map(([name, value]) => (
          <div key={name} className="dw-facts-row">
            <dt>{humanize(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt>Event</dt>
        <dd>
          <Code>{data.event}</Code>
        </dd>
        <dt>Hash</dt>
        <dd>
          <Code className="dw-audit-hash">{data.hash}</Code>
        </dd>
        <dt>Before</dt>
        <dd>
          <Code className="dw-audit-hash">{data.previous_hash}</Code>
        </dd>
      </dl>
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => onFilter({ actor_id: data.actor.id })}>
          All by {data.actor.name}
        </Button>
        {oneRecord && (
          <Button variant="default" size="xs" onClick={() => onFilter({ record_id: data.subject_id })}>
            All about this record
          </Button>
        )}
      </Group>
    </div>
  );
}
