import { Alert, Button, Checkbox, Group, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { Fax } from '@/api/types';
import { allows, statusInfo } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';
import { useSession } from '@/session/SessionContext';
import { ChallengeState } from './ChallengeState';
import { SpamReasons } from './FindingsPanel';
import { useFindings } from './useFindings';

const why = (fax: Fax) =>
  fax.category_unsure && !fax.spam_flagged ? 'Held: it isn’t sure what it is' : 'Held: it looks like spam';

/** A fax that waits for a person's word, or got it: why, and what can be done. */
export function HeldBanner({ fax }: { fax: Fax }) {
  const { can } = useSession();
  const actions = useFaxActions();
  const held = fax.status === 'held';
  const { data } = useFindings(fax, held);
  const [always, setAlways] = useState(false);
  return (
    <Alert
      className="dw-banner"
      color="orange"
      icon={<IconHandStop size={17} />}
      title={held ? why(fax) : statusInfo(fax.status).label}
    >
      {held ? (
        fax.category_unsure && !fax.spam_flagged ? (
          <Text size="sm">Say what it is with the category above, then release it.</Text>
        ) : (
          data && <SpamReasons findings={data} />
        )
      ) : (
        <Text size="sm">{statusInfo(fax.status).meaning}</Text>
      )}
      {(allows(fax, 'release') || allows(fax, 'reject')) && (
        <Group gap="xs" mt="xs">
          {allows(fax, 'release') && (
            <Button
              variant="default"
              aria-keyshortcuts={held ? 'r' : undefined}
              onClick={() => void actions.release(fax, always)}
            >
              Release
            </Button>
          )}
          {allows(fax, 'reject') && (
            <Button variant="default" aria-keyshortcuts="x" onClick={() => void actions.reject(fax, always)}>
              Reject
            </Button>
          )}
          {can('admin') && fax.from && (
            <Checkbox
              size="xs"
              label="And all faxes of this sender from now on"
              checked={always}
              onChange={(event) => setAlways(event.currentTarget.checked)}
            />
          )}
        </Group>
      )}
      {held && <ChallengeState fax={fax} />}
    </Alert>
  );
}
