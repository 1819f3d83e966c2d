import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordRow } from '@/api/types';
import { StatusBadge } from '@/fax/StatusBadge';
import { useSession } from '@/session/SessionContext';
import { formatNumber, plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { contactKeys, faxesOf } from './api';

/** What was faxed with a contact, and the way to send another. */
export default function ContactPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const number = String(row['fax_number'] ?? '');
  const { data, error, refetch } = useQuery({ queryKey: contactKeys.faxes(row.id), queryFn: () => faxesOf(row.id) });
  return (
    <Stack gap="xs" className="dw-pad" component="section" aria-label="Faxes with this contact">
      <Group justify="space-between">
        <Title order={3} size="h4">
          Faxes
        </Title>
        {can('fax:send') && number && (
          <Button
            component={Link}
            to={`/send?to=${encodeURIComponent(number)}`}
            size="compact-sm"
            variant="default"
            leftSection={<IconSend size={14} aria-hidden />}
          >
            Send a fax
          </Button>
        )}
      </Group>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {data?.data.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing was faxed from or to {formatNumber(number)} yet.
        </Text>
      )}
      {data?.data.map((fax) => (
        <Group key={fax.id} gap="xs" wrap="nowrap">
          <Link to={`/faxes/${fax.id}`} className="dw-table-link" style={{ flex: 1 }}>
            {fax.direction === 'inbound' ? 'Received' : 'Sent'} · {fax.subject ?? fax.name}
            {fax.pages ? ` · ${plural(fax.pages, 'page')}` : ''}
          </Link>
          <StatusBadge status={fax.status} />
          <Text size="xs" c="dimmed" className="dw-nowrap">
            <When at={fax.received_at ?? fax.sent_at ?? fax.created_at} />
          </Text>
        </Group>
      ))}
      {data?.next_cursor && (
        <Text size="xs" c="dimmed">
          The newest {data.data.length}; the inbox and the outbox find more by its number.
        </Text>
      )}
    </Stack>
  );
}
