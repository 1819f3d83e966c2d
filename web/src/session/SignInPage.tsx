import { Group, Paper, Text, Title } from '@mantine/core';
import type { Session } from '@/api/types';
import { Mark } from '@/shared/Mark';
import { SignInForm } from './SignInForm';

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  return (
    <main className="dw-centered dw-entry">
      <Paper className="dw-entry-card" p="xl" withBorder>
        <Group gap="sm" mb="lg">
          <Mark size={34} />
          <div>
            <Title order={1}>Dartwing</Title>
            <Text size="sm" c="dimmed">
              Sign in to your organisation
            </Text>
          </div>
        </Group>
        <SignInForm onSignedIn={onSignedIn} />
        <Text size="xs" c="dimmed" mt="lg">
          Forgot your password? An administrator of your organisation can give you a new one.
        </Text>
      </Paper>
    </main>
  );
}
