import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Challenge, cancelChallenge, faxChallenge, sendChallenge } from '@/api/challenge';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { allows } from '@/fax/status';
import { useLiveTopic } from '@/live/LiveProvider';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { When } from '@/shared/When';

/** Whether the sender of a held fax was asked, by fax, to prove that it can be reached; and the asking. */
export function ChallengeState({ fax }: { fax: Fax }) {
  const { can } = useSession();
  const queries = useQueryClient();
  const key = keys.faxChallenge(fax.id);
  const { data, refetch } = useQuery({ queryKey: key, queryFn: () => faxChallenge(fax.id) });
  useLiveTopic(`fax:${fax.id}`, () => void refetch());
  const [busy, setBusy] = useState(false);
  if (!data) return null;
  const act = async (what: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await what();
      notifyDone(done);
    } catch (problem) {
      notifyProblem(problem);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: key });
    }
  };
  const send = async () => {
    const sure = await confirm({
      title: 'Challenge the sender?',
      text: `A page with a code is faxed to ${fax.from ?? 'the sender'}. When it comes back with the right code, this fax is delivered. The call costs what every fax costs.`,
      yes: 'Send a challenge',
    });
    if (sure) await act(() => sendChallenge(fax.id), 'The challenge is on its way');
  };
  const open = data.challenge?.status === 'open';
  const may = allows(fax, 'release') && can('fax:send');
  return (
    <>
      {data.challenge && <Outcome challenge={data.challenge} />}
      {may && (data.possible || open) && (
        <Group gap="xs" mt="xs">
          {open ? (
            <Button
              variant="default"
              loading={busy}
              onClick={() => void act(() => cancelChallenge(fax.id), 'The challenge was taken back')}
            >
              Take the challenge back
            </Button>
          ) : (
            <Button variant="default" loading={busy} onClick={() => void send()}>
              Send a challenge
            </Button>
          )}
        </Group>
      )}
      {may && !data.possible && !open && (
        <Text size="xs" mt="xs">
          No challenge can be sent: {data.refusal}.
        </Text>
      )}
    </>
  );
}

function Outcome({ challenge }: { challenge: Challenge }) {
  return (
    <Text size="sm" mt="xs">
      {challenge.status === 'open' ? (
        <>
          Its sender was challenged with{' '}
          <Anchor component={Link} to={`/faxes/${challenge.sent_fax_id}`}>
            {challenge.sent_fax_name}
          </Anchor>{' '}
          ({challenge.sent_fax_status}); the challenge expires <When at={challenge.expires_at} full />.
          {challenge.wrong_answers > 0 &&
            ` Wrong answers: ${challenge.wrong_answers} of ${challenge.wrong_answers_allowed}.`}
        </>
      ) : (
        <>
          {words[challenge.status]}
          {challenge.ended_at && (
            <>
              {' '}
              (<When at={challenge.ended_at} full />)
            </>
          )}
          .
        </>
      )}
    </Text>
  );
}

const words = {
  answered: 'Its sender answered the challenge with the right code',
  failed: 'Its sender answered the challenge with wrong codes only',
  expired: 'Nobody answered the challenge in time',
  cancelled: 'The challenge was taken back',
  undeliverable: 'The challenge did not reach the sender',
} as const;
