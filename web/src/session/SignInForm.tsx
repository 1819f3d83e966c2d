import { Anchor, Button, Divider, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { providerAddress, providers, signInOptions, signInWithPasskey } from '@/api/security';
import { signIn } from '@/api/session';
import type { Session } from '@/api/types';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { askPasskey, passkeysWork, wasCancelled } from './passkeys';

interface Props {
  email?: string;
  intro?: string;
  onSignedIn: (session: Session) => void;
  onForgotten?: () => void;
}

export function SignInForm({ email: known = '', intro, onSignedIn, onForgotten }: Props) {
  const [email, setEmail] = useState(known);
  const [asked, setAsked] = useState(known);
  const [password, setPassword] = useState('');
  const entry = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: onSignedIn });
  const passkey = useMutation({
    mutationFn: async () => signInWithPasskey(await askPasskey(await signInOptions())),
    onSuccess: onSignedIn,
  });
  const elsewhere = useQuery({
    queryKey: ['sign-in', 'providers', asked],
    queryFn: () => providers(asked),
    retry: false,
  });
  const failure = entry.error ?? (wasCancelled(passkey.error) ? null : passkey.error);
  const others = elsewhere.data?.data ?? [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };

  return (
    <form onSubmit={submit} aria-label="Sign in">
      <Stack gap="sm">
        {intro && <Text size="sm">{intro}</Text>}
        {failure && <ProblemPanel error={failure} />}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          onBlur={() => setAsked(/^\S+@\S+\.\S+$/.test(email.trim()) ? email.trim() : '')}
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
        {onForgotten && (
          <Group justify="flex-end">
            <Anchor component="button" type="button" size="sm" onClick={onForgotten}>
              Forgot your password?
            </Anchor>
          </Group>
        )}
        {(passkeysWork() || others.length > 0) && <Divider label="or" />}
        {passkeysWork() && (
          <Button
            variant="default"
            size="sm"
            fullWidth
            leftSection={<IconFingerprint size={16} aria-hidden />}
            loading={passkey.isPending}
            onClick={() => passkey.mutate()}
          >
            Sign in with a passkey
          </Button>
        )}
        {others.map(({ id, name }) => (
          <Button key={id} component="a" href={providerAddress(id)} variant="default" size="sm" fullWidth>
            Sign in with {name}
          </Button>
        ))}
      </Stack>
    </form>
  );
}
