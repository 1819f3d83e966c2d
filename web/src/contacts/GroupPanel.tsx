import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSpeakerphone } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordRow } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { formatNumber } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { contactKeys, searchContacts } from './api';

/** Who is in a group. */
export default function GroupPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: contactKeys.search('', row.id),
    queryFn: () => searchContacts('', row.id),
  });
  return (
    <Stack gap="xs" className="dw-pad" component="section" aria-label="Members">
      <Group justify="space-between">
        <Title order={3} size="h4">
          Members
        </Title>
        {can('fax:send') && (data?.data.length ?? 0) > 0 && (
          <Button
            component={Link}
            to={`/broadcasts/new?group=${row.id}`}
            size="compact-sm"
            variant="default"
            leftSection={<IconSpeakerphone size={14} aria-hidden />}
          >
            Broadcast to this group
          </Button>
        )}
      </Group>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data?.data.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody yet: a contact’s form, and an import, name its groups.
        </Text>
      )}
      {data?.data.map((contact) => (
        <Group key={contact.id} gap="xs" wrap="nowrap">
          <Link to={`/contacts/${contact.id}`} className="dw-table-link" style={{ flex: 1 }}>
            {contact.name}
            {contact.company ? `, ${contact.company}` : ''}
          </Link>
          <Text size="xs" c="dimmed" className="dw-nowrap">
            {formatNumber(contact.fax_number)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
