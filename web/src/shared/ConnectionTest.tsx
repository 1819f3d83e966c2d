import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSession } from '@/session/SessionContext';
import { ProblemPanel } from './ProblemPanel';

interface Props {
  /** What is done to find out. */
  explanation: ReactNode;
  test: () => Promise<{ works: boolean; detail: string }>;
}

/** Whether a service outside can be used with what is saved. */
export function ConnectionTest({ explanation, test }: Props) {
  const { can } = useSession();
  const trial = useMutation({ mutationFn: test });
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
          loading={trial.isPending}
          onClick={() => trial.mutate()}
        >
          Test the connection
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {explanation}
      </Text>
      {trial.error && <ProblemPanel error={trial.error} />}
      {trial.data && (
        <Alert
          role="status"
          variant="light"
          color={trial.data.works ? 'teal' : 'red'}
          title={trial.data.works ? 'It works' : 'It does not work'}
        >
          {trial.data.detail}
        </Alert>
      )}
    </section>
  );
}
