import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { askForReset } from '@/api/security';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { EntryCard } from './EntryCard';

/** Asks for a mail with a link. The answer is the same whether anybody has this address. */
export function ForgotPassword({ onBack }: { onBack: () => void }) {
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => askForReset(email.trim()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <EntryCard title="Forgot your password?">
      {ask.isSuccess ? (
        <Stack gap="sm">
          <Text size="sm" role="status">
            If there is an account with this address, a mail with a link is on its way. The link works once, for half an
            hour.
          </Text>
          <Button size="sm" onClick={onBack}>
            Back to the sign-in
          </Button>
        </Stack>
      ) : (
        <form onSubmit={submit} aria-label="Forgot password">
          <Stack gap="sm">
            <Text size="sm">
              Enter the address you sign in with. You get a mail with a link to choose another password.
            </Text>
            {ask.error && <ProblemPanel error={ask.error} />}
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" size="sm" loading={ask.isPending} fullWidth mt={4}>
              Send the link
            </Button>
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              Back
            </Anchor>
          </Stack>
        </form>
      )}
    </EntryCard>
  );
}
