import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { type Passkey, type Security, passkeyOptions, removePasskey } from '@/api/security';
import { passkeysWork } from '@/session/passkeys';
import { confirm } from '@/shared/confirm';
import { formatFull } from '@/shared/format';
import { PasskeySetup } from './PasskeySetup';
import { RecoveryCodesPanel } from './RecoveryCodesPanel';
import { Section } from './Section';
import type { Guarded } from './SecurityPage';

export function PasskeysSection({ known, guarded }: { known: Security; guarded: Guarded }) {
  const [setup, setSetup] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);

  // Asks first whether a proof is needed, so that the browser's own dialog comes last.
  const begin = () =>
    guarded(async () => {
      await passkeyOptions();
      setSetup(true);
    });
  const remove = async (passkey: Passkey) => {
    const sure = await confirm({
      title: `Remove “${passkey.name}”?`,
      text: 'It will no longer let you in. Delete it on the device too.',
      yes: 'Remove',
      danger: true,
    });
    if (sure) guarded(() => removePasskey(passkey.id));
  };
  const done = (made: string[]) => {
    setSetup(false);
    if (made.length > 0) setCodes(made);
    guarded(async () => undefined);
  };

  return (
    <Section
      title="Passkeys"
      action={
        passkeysWork() && (
          <Button variant="default" onClick={begin}>
            Add a passkey
          </Button>
        )
      }
    >
      {known.passkeys.length === 0 ? (
        <Text size="sm" c="dimmed">
          {passkeysWork()
            ? 'Sign in with your fingerprint, face or a security key, without a password.'
            : 'Passkeys need a connection by https.'}
        </Text>
      ) : (
        <ul className="dw-settings-list">
          {known.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <Text size="sm" fw={500}>
                  {passkey.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {`Added ${formatFull(passkey.created_at)}`}
                  {passkey.last_used_at ? `, last used ${formatFull(passkey.last_used_at)}` : ', not used yet'}
                </Text>
              </div>
              <Button variant="default" aria-label={`Remove ${passkey.name}`} onClick={() => void remove(passkey)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Modal opened={setup} onClose={() => setSetup(false)} title="Add a passkey" centered>
        <PasskeySetup onDone={done} onCancel={() => setSetup(false)} />
      </Modal>
      <Modal
        opened={codes !== null}
        onClose={() => setCodes(null)}
        withCloseButton={false}
        closeOnClickOutside={false}
        title="Keep your recovery codes"
        centered
      >
        {codes && (
          <Group>
            <RecoveryCodesPanel codes={codes} onKept={() => setCodes(null)} />
          </Group>
        )}
      </Modal>
    </Section>
  );
}
