import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '@/api/keys';
import { plural } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { confirmMessage, getMessage } from './api';
import { carried, digits, states } from './words';

/** The code of an e-mail of one's own, by which its fax is confirmed. */
export function ConfirmCode({ id }: { id: string }) {
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const { data: message, error } = useQuery({ queryKey: keys.faxMessage(id), queryFn: () => getMessage(id) });
  const confirm = useMutation({
    mutationFn: () => confirmMessage(id, code),
    onSuccess: (row) => {
      queries.setQueryData(keys.faxMessage(id), row);
      void queries.invalidateQueries({ queryKey: ['fax-mail'] });
      notifyDone('Confirmed: the fax is on its way');
    },
    onError: () => void queries.invalidateQueries({ queryKey: keys.faxMessage(id) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  if (error) return <ProblemPanel error={error} />;
  if (!message) return null;
  return (
    <section className="dw-form" aria-label="Confirm your fax">
      <Title order={2}>Confirm your fax</Title>
      {confirm.error && <ProblemPanel error={confirm.error} />}
      {message.confirmable ? (
        <form onSubmit={submit}>
          <Text size="sm" className="dw-breaks">
            To {message.to}, {plural(message.pages, 'page')}: {carried(message)}.
          </Text>
          <Group align="end" gap="xs" mt="xs">
            <TextInput
              label="Code from the e-mail"
              inputMode="numeric"
              autoComplete="one-time-code"
              data-autofocus
              value={code}
              onChange={(event) => setCode(digits(event.currentTarget.value))}
            />
            <Button type="submit" disabled={code.length !== 6} loading={confirm.isPending}>
              Send the fax
            </Button>
          </Group>
          {message.code_expires_at && (
            <Text size="xs" c="dimmed" mt={4}>
              Valid until <When at={message.code_expires_at} full />. If you did not write it, do nothing: nothing is
              sent.
            </Text>
          )}
        </form>
      ) : (
        <Text size="sm" role="status">
          Nothing is to be confirmed: this e-mail is {states[message.status].label}
          {message.reason ? ` (${message.reason})` : ''}.
        </Text>
      )}
    </section>
  );
}
