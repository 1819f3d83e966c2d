import { Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '@/api/problem';
import { changePassword } from '@/api/session';
import { Mark } from '@/shared/Mark';
import { ProblemPanel } from '@/shared/ProblemPanel';

export const shortestPassword = 12;

export function passwordFault(password: string, repeated: string): string | null {
  if (password.length < shortestPassword) return `At least ${shortestPassword} characters (now: ${password.length})`;
  if (password !== repeated) return 'The two passwords differ';
  return null;
}

/** The password that an administrator handed over is replaced before anything else. */
export function ChangePassword({ onChanged, onLeave }: { onChanged: () => void; onLeave: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({ mutationFn: () => changePassword(current, next), onSuccess: onChanged });
  const fault = passwordFault(next, repeated);
  const errors = fieldErrors(change.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fault) change.mutate();
  };

  return (
    <main className="dw-centered dw-entry">
      <Paper className="dw-entry-card" p="xl" withBorder component="form" onSubmit={submit}>
        <Group gap="sm" mb="md">
          <Mark size={34} />
          <Title order={1}>Choose your password</Title>
        </Group>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            You signed in with a one-time password. Choose one that only you know.
          </Text>
          {change.error && <ProblemPanel error={change.error} hideFields={['current_password', 'new_password']} />}
          <PasswordInput
            label="One-time password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            error={errors['current_password']}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            description={`At least ${shortestPassword} characters; a few words make a good one.`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={next}
            error={errors['new_password'] ?? (tried && fault?.startsWith('At least') ? fault : undefined)}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password again"
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={repeated}
            error={tried && fault && !fault.startsWith('At least') ? fault : undefined}
            onChange={(event) => setRepeated(event.currentTarget.value)}
          />
          <Group justify="space-between" mt={4}>
            <Button variant="subtle" color="gray" onClick={onLeave}>
              Sign out
            </Button>
            <Button type="submit" size="sm" loading={change.isPending}>
              Save and go on
            </Button>
          </Group>
        </Stack>
      </Paper>
    </main>
  );
}
