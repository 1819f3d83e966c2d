import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { RecordRow } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { testArchive } from './api';

/** Whether faxes can be put into an archive with what is saved. */
export default function ArchivePanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const test = useMutation({ mutationFn: () => testArchive(row.id) });
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
        Looks into the bucket with what is saved, looks for its object lock where it is wanted, and writes a small file
        named dartwing-connection-test.txt.
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
