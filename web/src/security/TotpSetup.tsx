import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '@/api/problem';
import { beginTotp, confirmTotp } from '@/api/security';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { ConfirmIdentity, needsConfirmation } from './ConfirmIdentity';
import { QrCode } from './QrCode';

interface Props {
  onDone: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}

/** Shows a new secret as a QR code and as text, and takes the first code made with it. */
export function TotpSetup({ onDone, onCancel }: Props) {
  const begun = useQuery({
    queryKey: ['sign-in', 'totp'],
    queryFn: beginTotp,
    gcTime: 0,
    retry: false,
    staleTime: Infinity,
  });
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => confirmTotp(code.trim()),
    onSuccess: ({ recovery_codes }) => onDone(recovery_codes),
  });
  if (begun.isPending) return <ScreenLoading />;
  if (needsConfirmation(begun.error)) return <ConfirmIdentity onDone={() => void begun.refetch()} onClose={onCancel} />;
  if (begun.error) return <ProblemPanel error={begun.error} onRetry={onCancel} retryLabel="Back" />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="Authenticator">
      <Stack gap="sm">
        <Text size="sm">Scan this with the authenticator app on your phone, then enter the code it shows.</Text>
        <QrCode text={begun.data.uri} label="QR code with the authenticator’s secret" />
        <Text size="xs" c="dimmed">
          No camera? Enter this key in the app: <Code>{begun.data.secret.match(/.{1,4}/g)?.join(' ')}</Code>
        </Text>
        {confirm.error && <ProblemPanel error={confirm.error} hideFields={['code']} />}
        <TextInput
          label="Code"
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          value={code}
          error={fieldErrors(confirm.error)['code']}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="space-between" mt={4}>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Back
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            Set up
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
