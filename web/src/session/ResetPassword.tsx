import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldErrors } from '@/api/problem';
import { resetPassword } from '@/api/security';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { passwordFault, shortestPassword } from './ChangePassword';
import { EntryCard } from './EntryCard';

/** Where the link of the mail leads. Its secret stands behind the `#`, which browsers send to nobody. */
export default function ResetPassword() {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const reset = useMutation({ mutationFn: () => resetPassword(token, next) });
  const fault = passwordFault(next, repeated);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fault) reset.mutate();
  };

  if (reset.isSuccess) {
    return (
      <EntryCard title="Your password is set">
        <Stack gap="sm">
          <Text size="sm" role="status">
            All your sessions have ended. Sign in with the new password.
          </Text>
          <Button size="sm" onClick={() => void navigate('/', { replace: true })}>
            Go to the sign-in
          </Button>
        </Stack>
      </EntryCard>
    );
  }
  return (
    <EntryCard title="Choose a new password">
      <form onSubmit={submit} aria-label="New password">
        <Stack gap="sm">
          {reset.error && <ProblemPanel error={reset.error} hideFields={['new_password']} />}
          <PasswordInput
            label="New password"
            description={`At least ${shortestPassword} characters; a few words make a good one.`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            autoFocus
            value={next}
            error={
              fieldErrors(reset.error)['new_password'] ?? (tried && fault?.startsWith('At least') ? fault : undefined)
            }
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
          <Button type="submit" size="sm" loading={reset.isPending} fullWidth mt={4}>
            Save
          </Button>
        </Stack>
      </form>
    </EntryCard>
  );
}
