import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { acceptInvitation, readInvitation } from '@/api/people';
import { asProblem } from '@/api/problem';
import { currentSession, signIn, switchOrganization } from '@/api/session';
import { Mark } from '@/shared/Mark';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';

/** Accepting an invitation, before there is a session. The token stands behind the #, which browsers send to nobody. */
export default function InvitationPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
    retry: false,
    staleTime: Infinity,
  });
  if (offer.error) {
    return (
      <main className="dw-centered">
        <Stack maw={420}>
          <ProblemPanel error={offer.error} />
          <Text size="sm">Ask whoever invited you to send the invitation again.</Text>
          <Button component="a" href="/" variant="default">
            To the sign-in
          </Button>
        </Stack>
      </main>
    );
  }
  if (!offer.data) return <ScreenLoading label="Reading the invitation" />;
  return (
    <main className="dw-centered">
      <Stack maw={420} w="100%">
        <Mark />
        <Title order={1}>Join {offer.data.organization}</Title>
        <Text size="sm">
          You are invited as <b>{offer.data.email}</b>.
        </Text>
        {offer.data.has_account ? (
          <WithAccount token={token} email={offer.data.email} />
        ) : (
          <AsNewcomer token={token} email={offer.data.email} name={offer.data.full_name.trim()} />
        )}
      </Stack>
    </main>
  );
}

const open = () => window.location.replace('/');

function AsNewcomer({ token, email, name }: { token: string; email: string; name: string }) {
  const [fullName, setFullName] = useState(name);
  const [password, setPassword] = useState('');
  const joining = useMutation({
    mutationFn: async () => {
      await acceptInvitation({ token, full_name: fullName, password });
      await signIn(email, password);
    },
    onSuccess: open,
  });
  const faults = Object.fromEntries(
    (joining.error ? (asProblem(joining.error).errors ?? []) : []).map(({ field, message }) => [field, message]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    joining.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {joining.error && <ProblemPanel error={joining.error} hideFields={['full_name', 'new_password']} />}
        <TextInput
          label="Your name"
          required
          autoComplete="name"
          value={fullName}
          error={faults['full_name']}
          onChange={(event) => setFullName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Choose a password"
          description="At least 12 characters; a few words are best."
          required
          autoComplete="new-password"
          value={password}
          error={faults['new_password']}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={joining.isPending} disabled={!fullName.trim() || !password}>
          Accept and sign in
        </Button>
      </Stack>
    </form>
  );
}

function WithAccount({ token, email }: { token: string; email: string }) {
  const session = useQuery({ queryKey: ['invitation-session'], queryFn: currentSession, retry: false });
  const [password, setPassword] = useState('');
  const joining = useMutation({
    mutationFn: async () => {
      if (!session.data || session.data.person.email.toLowerCase() !== email.toLowerCase()) {
        await signIn(email, password);
      }
      const joined = await acceptInvitation({ token });
      await switchOrganization(joined.organization_id);
    },
    onSuccess: open,
  });
  if (session.isPending) return <ScreenLoading />;
  const signedIn = session.data?.person.email.toLowerCase() === email.toLowerCase();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        joining.mutate();
      }}
    >
      <Stack>
        {joining.error && <ProblemPanel error={joining.error} />}
        {signedIn ? (
          <Alert title="You are signed in">Accept to work in this organisation, too.</Alert>
        ) : (
          <PasswordInput
            label="Your password"
            description="This address has an account. Sign in with it to accept."
            required
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={joining.isPending} disabled={!signedIn && !password}>
          Accept
        </Button>
      </Stack>
    </form>
  );
}
