import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { Session } from '@/api/types';
import { PasskeySetup } from '@/security/PasskeySetup';
import { RecoveryCodesPanel } from '@/security/RecoveryCodesPanel';
import { TotpSetup } from '@/security/TotpSetup';
import { notifyProblem } from '@/shared/notify';
import { EntryCard } from './EntryCard';
import { passkeysWork } from './passkeys';

interface Props {
  session: Session;
  onDone: () => void;
  onLeave: () => void;
  onSwitch: (organizationId: string) => Promise<void>;
}

/** Nothing else is reachable before a second factor is set up, where the organisation or a role asks for one. */
export function Enrolment({ session, onDone, onLeave, onSwitch }: Props) {
  const [way, setWay] = useState<'totp' | 'passkey' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const others = session.organizations.filter(({ id }) => id !== session.organization.id);
  const done = (made: string[]) => (made.length > 0 ? setCodes(made) : onDone());

  if (codes) {
    return (
      <EntryCard title="Keep your recovery codes">
        <RecoveryCodesPanel codes={codes} onKept={onDone} />
      </EntryCard>
    );
  }
  return (
    <EntryCard title="Set up a second factor" subtitle={`${session.organization.name} asks for one`}>
      {way === 'totp' && <TotpSetup onDone={done} onCancel={() => setWay(null)} />}
      {way === 'passkey' && <PasskeySetup onDone={done} onCancel={() => setWay(null)} />}
      {way === null && (
        <Stack gap="sm">
          <Text size="sm">
            A password alone can be stolen. Choose what you will show besides it, each time you sign in.
          </Text>
          {passkeysWork() && (
            <Button size="sm" leftSection={<IconFingerprint size={16} aria-hidden />} onClick={() => setWay('passkey')}>
              A passkey: fingerprint, face or security key
            </Button>
          )}
          <Button
            size="sm"
            variant={passkeysWork() ? 'default' : 'filled'}
            leftSection={<IconDeviceMobile size={16} aria-hidden />}
            onClick={() => setWay('totp')}
          >
            An authenticator app on your phone
          </Button>
          <Group justify="space-between" mt="xs">
            <Anchor component="button" type="button" size="sm" onClick={onLeave}>
              Sign out
            </Anchor>
            {others[0] && (
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => onSwitch(others[0]!.id).catch(notifyProblem)}
              >
                Go to {others[0].name}
              </Anchor>
            )}
          </Group>
        </Stack>
      )}
    </EntryCard>
  );
}
