import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '@/api/problem';
import { factors, proofOptions, showCode, showPasskey, showRecoveryCode } from '@/api/security';
import type { Session } from '@/api/types';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { askPasskey, passkeysWork, wasCancelled } from './passkeys';

interface Props {
  onShown: (session: Session) => void;
  onBack?: () => void;
  /** Beside another form, which has the focus. */
  quiet?: boolean;
}

/** Asks for what the account has: a code of the authenticator, a passkey, or a recovery code. */
export function SecondFactorForm({ onShown, onBack, quiet = false }: Props) {
  const known = useQuery({ queryKey: ['sign-in', 'factors'], queryFn: factors, gcTime: 0 });
  const [lost, setLost] = useState(false);
  const [code, setCode] = useState('');
  const shown = useMutation({
    mutationFn: () => (recovery ? showRecoveryCode(code.trim()) : showCode(code.trim())),
    onSuccess: onShown,
  });
  const passkey = useMutation({
    mutationFn: async () => showPasskey(await askPasskey(await proofOptions())),
    onSuccess: onShown,
  });

  if (known.isPending) return <ScreenLoading />;
  if (known.error) return <ProblemPanel error={known.error} onRetry={() => void known.refetch()} />;
  const { totp, passkey: hasPasskey, recovery_code } = known.data;
  const recovery = lost || (!totp && !(hasPasskey && passkeysWork()));
  const asksCode = totp || recovery;
  const failure = shown.error ?? (wasCancelled(passkey.error) ? null : passkey.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    shown.mutate();
  };

  return (
    <form onSubmit={submit} aria-label="Second factor">
      <Stack gap="sm">
        <Text size="sm">
          {recovery
            ? 'Enter one of the recovery codes you kept. Each works once.'
            : totp
              ? 'Enter the code your authenticator shows now.'
              : 'Show your passkey to go on.'}
        </Text>
        {failure && <ProblemPanel error={failure} hideFields={['code', 'recovery_code']} />}
        {asksCode && (
          <TextInput
            key={String(recovery)}
            label={recovery ? 'Recovery code' : 'Code'}
            autoComplete="one-time-code"
            inputMode={recovery ? 'text' : 'numeric'}
            required
            withAsterisk={false}
            value={code}
            error={fieldErrors(shown.error)[recovery ? 'recovery_code' : 'code']}
            onChange={(event) => setCode(event.currentTarget.value)}
            data-autofocus={quiet ? undefined : true}
            autoFocus={!quiet}
          />
        )}
        {asksCode && (
          <Button type="submit" size="sm" loading={shown.isPending} fullWidth mt={4}>
            Go on
          </Button>
        )}
        {hasPasskey && passkeysWork() && !recovery && (
          <Button
            variant={totp ? 'default' : 'filled'}
            size="sm"
            fullWidth
            leftSection={<IconFingerprint size={16} aria-hidden />}
            loading={passkey.isPending}
            onClick={() => passkey.mutate()}
          >
            Use a passkey
          </Button>
        )}
        <Group justify="space-between">
          {onBack && (
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              Back
            </Anchor>
          )}
          {recovery_code && (totp || hasPasskey) && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                setCode('');
                shown.reset();
                setLost(!lost);
              }}
            >
              {lost ? 'I have it after all' : 'Use a recovery code'}
            </Anchor>
          )}
        </Group>
      </Stack>
    </form>
  );
}
