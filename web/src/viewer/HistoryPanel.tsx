import { Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { faxTimeline } from '@/api/faxes';
import { keys } from '@/api/keys';
import type { Fax, TimelineEntry } from '@/api/types';
import { humanize } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';

/** What happened to the fax, by whom, and why. */
export function HistoryPanel({ fax }: { fax: Fax }) {
  const { data, error, refetch } = useQuery({ queryKey: keys.faxTimeline(fax.id), queryFn: () => faxTimeline(fax.id) });
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading label="Loading the history" />;
  return (
    <div className="dw-panel">
      <Timeline bulletSize={10} lineWidth={2} active={data.data.length} className="dw-history">
        {data.data.map((entry, index) => (
          <Timeline.Item key={`${entry.at}-${index}`} title={entry.text || humanize(entry.event)}>
            {entry.reason && <Text size="sm">{entry.reason}</Text>}
            <Detail detail={entry.detail} />
            <Text size="xs" c="dimmed">
              <When at={entry.at} full />
              {actorName(entry)}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {data.data.length === 0 && <Text c="dimmed">Nothing has happened yet.</Text>}
    </div>
  );
}

const automatic = new Set(['system', 'system_job', 'job', 'installation']);

function actorName({ actor }: TimelineEntry): string {
  if (!actor) return '';
  return automatic.has(actor.type) ? ' · automatically' : ` · ${actor.name ?? humanize(actor.type)}`;
}

function Detail({ detail }: { detail: unknown }) {
  if (!detail) return null;
  if (typeof detail === 'string') return <Text size="sm">{detail}</Text>;
  if (typeof detail !== 'object') return null;
  if (Array.isArray(detail)) {
    return detail.map((line, index) => (
      <Text key={index} size="xs" c="dimmed">
        {String(line)}
      </Text>
    ));
  }
  const facts = Object.entries(detail).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  if (facts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {facts.map(([name, value]) => `${humanize(name)}: ${String(value)}`).join(' · ')}
    </Text>
  );
}
