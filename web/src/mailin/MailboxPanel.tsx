import { Alert, Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordRow } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { testMailbox } from './api';

/** Whether a mailbox can be opened with what is saved. */
export default function MailboxPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const test = useMutation({ mutationFn: () => testMailbox(row.id) });
  if (!can('admin')) return null;
  return (
    <section className="dw-form" aria-label="Connection">
      <Group gap="xs">
        <Title order={3} style={{ flex: 1 }}>
          Connection
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlugConnected size={15} aria-hidden />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          Test the connection
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        Signs in with what is saved and opens the folder; nothing in it is changed. What became of its e-mails stands
        under{' '}
        <Anchor component={Link} to="/fax-mail" size="sm" underline="always">
          E-mail to fax
        </Anchor>
        .
      </Text>
      {test.error && <ProblemPanel error={test.error} />}
      {test.data && (
        <Alert
          role="status"
          variant="light"
          color={test.data.works ? 'teal' : 'red'}
          title={test.data.works ? 'It works' : 'It does not work'}
        >
          {test.data.detail}
        </Alert>
      )}
    </section>
  );
}
