import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import type { RecordRow } from '@/api/types';
import { describeConditions } from '@/records/fields/conditions';
import { administers } from '@/records/useOpened';
import { useReferencedType } from '@/records/useRecordType';
import { useSession } from '@/session/SessionContext';
import { ProblemPanel } from '@/shared/ProblemPanel';

const most = 200;

/** The rules that are looked at once a fax lies in this inbox. */
export default function InboxRules({ row }: { row: RecordRow }) {
  const type = useReferencedType('routing_rule');
  const { session } = useSession();
  const query = { inbox_id: row.id, limit: most, sort: 'priority' };
  const { data, error, refetch } = useQuery({
    queryKey: keys.recordList('routing_rule', query),
    queryFn: () => listRecords(type!, query),
    enabled: Boolean(type?.permissions.read),
  });
  if (!type?.permissions.read) return null;
  const rules = data?.data ?? [];
  return (
    <section className="dw-form" aria-label="Rules of this inbox">
      <Group gap="xs">
        <Title order={3} style={{ flex: 1 }}>
          Rules of this inbox
        </Title>
        {(type.permissions.create || administers(row, session.person.id)) && (
          <Button
            component={Link}
            to={`/routing-rules/new?inbox_id=${row.id}`}
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
          >
            New rule
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        They are looked at, in their order, when a fax has come to lie here and is nobody’s yet.
      </Text>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      <ul className="dw-moves">
        {rules.map((rule) => (
          <li key={rule.id}>
            <Anchor component={Link} to={`/routing-rules/${rule.id}`} size="sm">
              {String(rule.name)}
            </Anchor>
            <Text size="xs" c="dimmed">
              {rule['enabled'] === false && 'Switched off · '}
              {describeConditions(rule['conditions'])}
            </Text>
          </li>
        ))}
      </ul>
      {data && rules.length === 0 && <Text size="sm">This inbox has no rules of its own.</Text>}
    </section>
  );
}
