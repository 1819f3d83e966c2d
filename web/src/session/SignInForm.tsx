import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '@/api/session';
import type { Session } from '@/api/types';
import { ProblemPanel } from '@/shared/ProblemPanel';

interface Props {
  email?: string;
  intro?: string;
  onSignedIn: (session: Session) => void;
}

export function SignInForm({ email: known = '', intro, onSignedIn }: Props) {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const entry = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: onSignedIn });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };

  return (
    <form onSubmit={submit} aria-label="Sign in">
      <Stack gap="sm">
        {intro && <Text size="sm">{intro}</Text>}
        {entry.error && <ProblemPanel error={entry.error} />}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          data-autofocus={known ? undefined : true}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus={known ? true : undefined}
        />
        <Button type="submit" size="sm" loading={entry.isPending} fullWidth mt={4}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
