import { Anchor, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onFactorWanted } from '@/api/http';
import { factors } from '@/api/security';
import { Link } from 'react-router';
import { SecondFactorForm } from './SecondFactorForm';

/** Asks for a second factor when a request needs one, and lets the request go on. */
export function FactorDialog() {
  const [answer, setAnswer] = useState<((shown: boolean) => void) | null>(null);
  useEffect(() => {
    onFactorWanted(() => new Promise((resolve) => setAnswer(() => resolve)));
    return () => onFactorWanted(null);
  }, []);
  const known = useQuery({
    queryKey: ['sign-in', 'factors'],
    queryFn: factors,
    gcTime: 0,
    enabled: answer !== null,
  });
  const none = known.data && !known.data.totp && !known.data.passkey && !known.data.recovery_code;
  const end = (shown: boolean) => {
    answer?.(shown);
    setAnswer(null);
  };
  return (
    <Modal opened={answer !== null} onClose={() => end(false)} title="Confirm that you send this" centered size="sm">
      {none ? (
        <Text size="sm">
          Your organisation asks for a second factor before faxes are sent, and you have none yet.{' '}
          <Anchor component={Link} to="/security" underline="always" onClick={() => end(false)}>
            Set one up
          </Anchor>
          , then send again.
        </Text>
      ) : (
        <SecondFactorForm onShown={() => end(true)} />
      )}
    </Modal>
  );
}
