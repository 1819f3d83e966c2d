import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle, IconRoute } from '@tabler/icons-react';
import type { Fax } from '@/api/types';
import { CallProgressView } from '@/fax/CallProgressView';
import { allows, isLive, statusInfo } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';
import { confirm } from '@/shared/confirm';
import { When } from '@/shared/When';
import { HeldBanner } from './HeldBanner';

/** What the reader has to know about the state of this fax before anything else, and why it is where it is. */
export function StateBanner({ fax }: { fax: Fax }) {
  if (fax.status === 'uncertain') return <Uncertain fax={fax} />;
  if (fax.direction === 'outbound' && isLive(fax)) {
    return (
      <div className="dw-banner">
        <CallProgressView fax={fax} />
      </div>
    );
  }
  if (fax.status === 'failed') {
    return (
      <Alert className="dw-banner" color="red" icon={<IconAlertTriangle size={17} />} title="Not delivered">
        {fax.cause_text ?? 'The cause is not known. The session log under “Calls” tells what happened.'}
        {fax.cause === 'not_a_fax' && ' Under “Links” the pages can be offered by e-mail, where that is set up.'}
      </Alert>
    );
  }
  if (fax.status === 'rejected' || fax.status === 'held') {
    return <HeldBanner fax={fax} />;
  }
  return fax.direction === 'inbound' ? <Routing fax={fax} /> : null;
}

function Routing({ fax }: { fax: Fax }) {
  const { inbox, routed_by: by, work_group: group, done } = fax;
  if (!inbox && !by) return null;
  const shared = group && !fax.assigned_to ? `waits for somebody of ${group.name}` : null;
  return (
    <Text size="xs" c="dimmed" className="dw-routing" component="p">
      <IconRoute size={14} aria-hidden />
      <span>
        {inbox && (
          <>
            In <strong>{inbox.name}</strong>
          </>
        )}
        {inbox && by?.reason && ' · '}
        {by?.reason}
        {shared && ` · ${shared}`}
        {done && (
          <>
            {' · '}finished by {done.by.full_name}, <When at={done.at} />
          </>
        )}
      </span>
    </Text>
  );
}

function Uncertain({ fax }: { fax: Fax }) {
  const actions = useFaxActions();
  const again = async () => {
    const sure = await confirm({
      title: 'Send it again?',
      text: 'It may have arrived already. Sending it again can deliver the same pages twice.',
      yes: 'Send again',
    });
    if (sure) await actions.retry(fax);
  };
  return (
    <Alert
      className="dw-banner"
      color="orange"
      icon={<IconHelpCircle size={18} />}
      title="It is not certain that this fax arrived"
    >
      <Text size="sm">
        {fax.cause_text ?? statusInfo('uncertain').meaning} It is not sent again by itself, so that nobody gets it
        twice. Ask the recipient, then decide:
      </Text>
      <Group gap="xs" mt="xs">
        {allows(fax, 'retry') && (
          <Button variant="default" onClick={() => void again()}>
            Send again knowingly
          </Button>
        )}
        {allows(fax, 'mark-sent') && (
          <Button variant="default" onClick={() => void actions.markSent(fax)}>
            It arrived: mark as sent
          </Button>
        )}
        {fax.completed_at && (
          <Text size="xs" c="dimmed">
            since <When at={fax.completed_at} full />
          </Text>
        )}
      </Group>
    </Alert>
  );
}
