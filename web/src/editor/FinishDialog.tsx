import { Alert, Anchor, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { fieldErrors } from '@/api/problem';
import type { Fax } from '@/api/types';
import { type Mark, makeVersion, returnFax } from '@/api/versions';
import { ProblemPanel } from '@/shared/ProblemPanel';

interface Props {
  fax: Fax;
  marks: Mark[];
  returns: boolean;
  signs: boolean;
  pinSet: boolean;
  /** Whether the person agreed to sign electronically. */
  agreed: boolean;
  onClose: () => void;
  onDone: (said: string) => void;
}

/** The last word before marks become a version: the PIN when it is signed, the number when it goes back. */
export function FinishDialog({ fax, marks, returns, signs, pinSet, agreed, onClose, onDone }: Props) {
  const [pin, setPin] = useState('');
  const [to, setTo] = useState(fax.from ?? '');
  const [message, setMessage] = useState('');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const redacts = marks.some((mark) => mark.type === 'redaction');
  const making = { marks, zone, ...(signs ? { pin } : {}) };
  const finish = useMutation({
    mutationFn: async () => {
      if (!returns) return `Version ${(await makeVersion(fax.id, making)).number} is made`;
      const sent = await returnFax(fax.id, { ...making, to, ...(message.trim() ? { message } : {}) });
      return `Version ${sent.version} goes back as ${sent.fax.name}`;
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish.mutate();
  };
  const errors = fieldErrors(finish.error);
  return (
    <Modal opened onClose={onClose} title={returns ? 'Return this fax' : 'Finish this version'} centered size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">
            The marks become part of the pages of a new version{returns ? ', which is faxed back' : ''}. The original
            stays as it is, unless your organisation destroys the originals of redacted faxes.
          </Text>
          {redacts && (
            <Alert color="orange" variant="light" title="Redactions can’t be undone">
              What lies under them is removed from this version for good.
            </Alert>
          )}
          {finish.error && <ProblemPanel error={finish.error} hideFields={['to']} />}
          {returns && (
            <>
              <TextInput
                label="To"
                required
                withAsterisk={false}
                value={to}
                error={errors['to']}
                onChange={(event) => setTo(event.currentTarget.value)}
              />
              <TextInput
                label="Message on a cover page"
                placeholder="None: no cover page"
                maxLength={500}
                value={message}
                onChange={(event) => setMessage(event.currentTarget.value)}
              />
            </>
          )}
          {signs && !agreed && (
            <Text size="sm">
              Before your first signature you{' '}
              <Anchor component={Link} to="/signatures">
                agree to sign electronically
              </Anchor>
              . Your draft is kept when you save it.
            </Text>
          )}
          {signs && agreed && <Text size="sm">With your PIN you say that you mean to sign this document.</Text>}
          {signs && !pinSet && (
            <Text size="sm">
              You need a PIN to sign:{' '}
              <Anchor component={Link} to="/signatures">
                set one
              </Anchor>{' '}
              first. Your draft is kept when you save it.
            </Text>
          )}
          {signs && pinSet && (
            <PasswordInput
              label="Signing PIN"
              inputMode="numeric"
              autoComplete="off"
              required
              withAsterisk={false}
              value={pin}
              onChange={(event) => setPin(event.currentTarget.value)}
              data-autofocus
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" loading={finish.isPending} disabled={signs && !(pinSet && agreed)}>
              {returns ? 'Return' : 'Make the version'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
