import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Security, beginTotp, removeTotp, renewRecoveryCodes } from '@/api/security';
import { confirm } from '@/shared/confirm';
import { formatFull } from '@/shared/format';
import { RecoveryCodesPanel } from './RecoveryCodesPanel';
import { Section } from './Section';
import type { Guarded } from './SecurityPage';
import { TotpSetup } from './TotpSetup';

export function AuthenticatorSection({ known, guarded }: { known: Security; guarded: Guarded }) {
  const queries = useQueryClient();
  const [setup, setSetup] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const hasFactor = Boolean(known.totp_since) || known.passkeys.length > 0;

  const begin = () =>
    guarded(async () => {
      queries.setQueryData(['sign-in', 'totp'], await beginTotp());
      setSetup(true);
    });
  const remove = async () => {
    const sure = await confirm({
      title: 'Remove the authenticator?',
      text: known.second_factor_required
        ? 'Your organisation asks for a second factor: without another one you will have to set one up again.'
        : 'Its codes will no longer be asked for.',
      yes: 'Remove',
      danger: true,
    });
    if (sure) guarded(removeTotp);
  };
  const done = (made: string[]) => {
    setSetup(false);
    if (made.length > 0) setCodes(made);
    guarded(async () => undefined);
  };

  return (
    <>
      <Section
        title="Authenticator app"
        action={
          known.totp_since ? (
            <Button variant="default" color="red" onClick={() => void remove()}>
              Remove
            </Button>
          ) : (
            <Button variant="default" onClick={begin}>
              Set up an authenticator
            </Button>
          )
        }
      >
        <Text size="sm" c="dimmed">
          {known.totp_since
            ? `Set up on ${formatFull(known.totp_since)}. A code is asked for each time you sign in.`
            : 'Codes from an app on your phone, asked for besides your password.'}
        </Text>
      </Section>
      {hasFactor && (
        <Section
          title="Recovery codes"
          action={
            <Button
              variant="default"
              onClick={() => guarded(async () => setCodes((await renewRecoveryCodes()).recovery_codes))}
            >
              Make new ones
            </Button>
          }
        >
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {known.recovery_codes_left} left. New ones replace those you have.
            </Text>
          </Group>
        </Section>
      )}
      <Modal opened={setup} onClose={() => setSetup(false)} title="Set up an authenticator" centered>
        <TotpSetup onDone={done} onCancel={() => setSetup(false)} />
      </Modal>
      <Modal
        opened={codes !== null}
        onClose={() => setCodes(null)}
        withCloseButton={false}
        closeOnClickOutside={false}
        title="Keep your recovery codes"
        centered
      >
        {codes && <RecoveryCodesPanel codes={codes} onKept={() => setCodes(null)} />}
      </Modal>
    </>
  );
}
