import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addPasskey, passkeyOptions } from '@/api/security';
import { makePasskey, wasCancelled } from '@/session/passkeys';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ConfirmIdentity, needsConfirmation } from './ConfirmIdentity';

interface Props {
  onDone: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}

/** Names a passkey, then lets the browser make it. */
export function PasskeySetup({ onDone, onCancel }: Props) {
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: async () => addPasskey(name.trim(), await makePasskey(await passkeyOptions())),
    onSuccess: ({ recovery_codes }) => onDone(recovery_codes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  if (needsConfirmation(add.error)) return <ConfirmIdentity onDone={() => add.mutate()} onClose={onCancel} />;
  return (
    <form onSubmit={submit} aria-label="Passkey">
      <Stack gap="sm">
        <Text size="sm">Your browser will ask for your fingerprint, face, PIN or security key.</Text>
        {add.error && !wasCancelled(add.error) && <ProblemPanel error={add.error} hideFields={['name']} />}
        {wasCancelled(add.error) && (
          <Text size="sm" c="dimmed" role="status">
            Nothing was set up. Try again when you are ready.
          </Text>
        )}
        <TextInput
          label="Name"
          placeholder="Work laptop"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="space-between" mt={4}>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Back
          </Button>
          <Button type="submit" loading={add.isPending}>
            Make the passkey
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
