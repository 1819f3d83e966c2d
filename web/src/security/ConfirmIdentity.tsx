import { Button, Divider, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemError, fieldErrors } from '@/api/problem';
import { confirmPassword, factors } from '@/api/security';
import { SecondFactorForm } from '@/session/SecondFactorForm';
import { ProblemPanel } from '@/shared/ProblemPanel';

export const needsConfirmation = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'DW-4033';

/** Asks again who is at the keyboard, before a change of what lets somebody in. */
export function ConfirmIdentity({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const known = useQuery({ queryKey: ['sign-in', 'factors'], queryFn: factors, gcTime: 0 });
  const confirm = useMutation({ mutationFn: () => confirmPassword(password), onSuccess: onDone });
  const hasFactor = known.data && (known.data.totp || known.data.passkey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Confirm that it is you" centered size="sm">
      <Stack gap="sm">
        <form onSubmit={submit} aria-label="Confirm with the password">
          <Stack gap="sm">
            <Text size="sm">This changes how you sign in. Enter your password to go on.</Text>
            {confirm.error && <ProblemPanel error={confirm.error} hideFields={['password']} />}
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              error={fieldErrors(confirm.error)['password']}
              onChange={(event) => setPassword(event.currentTarget.value)}
              data-autofocus
            />
            <Button type="submit" loading={confirm.isPending} fullWidth>
              Confirm
            </Button>
          </Stack>
        </form>
        {hasFactor && (
          <>
            <Divider label="or" />
            <SecondFactorForm onShown={onDone} quiet />
          </>
        )}
      </Stack>
    </Modal>
  );
}
