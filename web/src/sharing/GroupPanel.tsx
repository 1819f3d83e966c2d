import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { keys } from '@/api/keys';
import type { RecordRow } from '@/api/types';
import { getStanding, type Presence } from '@/api/work';
import { useSession } from '@/session/SessionContext';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';

const words: Record<Presence, { label: string; color: string }> = {
  online: { label: 'There', color: 'teal' },
  busy: { label: 'Busy', color: 'orange' },
  offline: { label: 'Away', color: 'gray' },
};

/** Who of a group is there and has room, and whose turn it is. */
export default function GroupPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keys.standing(row.id),
    queryFn: () => getStanding(row.id),
    enabled: can('admin'),
  });
  if (!can('admin')) return null;
  return (
    <section className="dw-form" aria-label="Now">
      <Group gap="xs">
        <Title order={3} style={{ flex: 1 }}>
          Now
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={isFetching}
          onClick={() => void refetch()}
        >
          Look again
        </Button>
      </Group>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Text size="sm" role="status">
            {data.waiting === 0
              ? 'No fax waits for somebody.'
              : `${plural(data.waiting, 'fax waits', 'faxes wait')} for somebody.`}{' '}
            {data.why[0] && data.next ? `Next: ${data.why[0]}.` : 'Nobody can take a fax now.'}
          </Text>
          <ul className="dw-moves">
            {data.people.map((person) => (
              <li key={person.id}>
                <Group gap="xs">
                  <Text size="sm" fw={person.id === data.next ? 600 : undefined} style={{ flex: 1 }}>
                    {person.full_name}
                  </Text>
                  <Badge color={words[person.presence].color}>{words[person.presence].label}</Badge>
                </Group>
                <Text size="xs" c="dimmed">
                  {[
                    person.most_open ? `${person.open} of ${person.most_open} open` : `${person.open} open`,
                    person.weight > 1 && `weight ${person.weight}`,
                    person.skills.join(', '),
                    person.hindrance && person.presence === 'online' && person.hindrance,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </li>
            ))}
          </ul>
          {data.people.length === 0 && (
            <Text size="sm" c="dimmed">
              The group has no members: its faxes wait in its inbox.
            </Text>
          )}
        </>
      )}
    </section>
  );
}
