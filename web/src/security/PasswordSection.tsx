import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '@/api/problem';
import { changePassword } from '@/api/session';
import { passwordFault, shortestPassword } from '@/session/ChangePassword';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { Section } from './Section';

/** A new password ends the other sessions. */
export function PasswordSection() {
  const [open, setOpen] = useState(false);
  return (
    <Section
      title="Password"
      action={
        !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            Change the password
          </Button>
        )
      }
    >
      {open ? (
        <PasswordForm onDone={() => setOpen(false)} />
      ) : (
        <Text size="sm" c="dimmed">
          Changing it signs you out everywhere else.
        </Text>
      )}
    </Section>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      notifyDone('Your password is changed');
      onDone();
    },
  });
  const fault = passwordFault(next, repeated);
  const errors = fieldErrors(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fault) change.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="Change the password">
      <Stack gap="sm" maw={380}>
        {change.error && <ProblemPanel error={change.error} hideFields={['current_password', 'new_password']} />}
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          autoFocus
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
        <Group gap="xs">
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
