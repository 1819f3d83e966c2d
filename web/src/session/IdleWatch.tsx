import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { idleFor, isUnattended } from '@/api/attendance';
import { keys } from '@/api/keys';
import { extend } from '@/api/security';
import { currentSession } from '@/api/session';
import type { Standing } from '@/api/types';
import { notifyProblem } from '@/shared/notify';

const pingEvery = 60_000;

/**
 * Tells the server that somebody is at work who asks it for nothing, such as the writer of a long text; warns who is
 * not, before the session ends.
 */
export function IdleWatch({ standing, onLeave }: { standing: Standing; onLeave: () => void }) {
  const queries = useQueryClient();
  const [left, setLeft] = useState<number | null>(null);
  const { idle_seconds, warn_seconds } = standing;

  useEffect(() => {
    const look = () => {
      const idle = idleFor() / 1000;
      if (idle >= idle_seconds) {
        setLeft(null);
        currentSession().then(
          (session) => session ?? queries.setQueryData(keys.session, null),
          () => undefined, // The server can't be reached; the next look finds out.
        );
      } else if (idle >= warn_seconds) {
        setLeft(Math.ceil(idle_seconds - idle));
      } else {
        setLeft(null);
        if (!isUnattended() && idle * 1000 > pingEvery) extend().catch(() => undefined);
      }
    };
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [idle_seconds, warn_seconds, queries]);

  const stay = () => {
    extend().then(() => setLeft(null), notifyProblem);
  };
  return (
    <Modal opened={left !== null} onClose={stay} withCloseButton={false} title="Still there?" centered size="sm">
      <Text size="sm" role="timer" aria-live="off">
        Nobody has used Dartwing for a while. You will be signed out in {clock(left ?? 0)}.
      </Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onLeave}>
          Sign out
        </Button>
        <Button onClick={stay} data-autofocus>
          Stay signed in
        </Button>
      </Group>
    </Modal>
  );
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
