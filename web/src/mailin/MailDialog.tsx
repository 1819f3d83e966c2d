import { Badge, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '@/api/keys';
import { fieldErrors } from '@/api/problem';
import type { Fax } from '@/api/types';
import { faxVersions } from '@/api/versions';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { listMailed, mailFax, type MailContent, type MailedList } from './api';
import { choices, contents, mailedStates } from './words';

/** Sends a fax, or a version of it, to somebody by e-mail; shows whom it went to before. */
export function MailDialog({ fax, onClose }: { fax: Fax; onClose: () => void }) {
  const { data, error } = useQuery({ queryKey: keys.faxMails(fax.id), queryFn: () => listMailed(fax.id) });
  return (
    <Modal opened onClose={onClose} title={`Send ${fax.name} by e-mail`} centered>
      {error && <ProblemPanel error={error} />}
      {data && <MailForm fax={fax} list={data} onClose={onClose} />}
    </Modal>
  );
}

function MailForm({ fax, list, onClose }: { fax: Fax; list: MailedList; onClose: () => void }) {
  const queries = useQueryClient();
  const possible = choices(list.allowed);
  const [to, setTo] = useState('');
  const [content, setContent] = useState<MailContent>(list.allowed);
  const [version, setVersion] = useState('');
  const [message, setMessage] = useState('');
  const versions = useQuery({
    queryKey: keys.faxVersions(fax.id),
    queryFn: () => faxVersions(fax.id),
    enabled: content === 'pages',
  });
  const send = useMutation({
    mutationFn: () =>
      mailFax(fax.id, {
        to,
        content,
        ...(message.trim() ? { message } : {}),
        ...(content === 'pages' && version ? { version: Number(version) } : {}),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keys.faxMails(fax.id) });
      notifyDone(`The e-mail to ${to} is on its way`);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  const errors = fieldErrors(send.error);
  const made = versions.data?.data ?? [];
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {send.error && <ProblemPanel error={send.error} hideFields={['to', 'message']} />}
        <TextInput
          label="To"
          type="email"
          required
          withAsterisk={false}
          data-autofocus
          value={to}
          error={errors['to']}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Select
          label="What goes"
          description={
            possible.length < 3 ? 'An administrator decides in the settings how much may leave by e-mail.' : undefined
          }
          allowDeselect={false}
          data={possible.map((value) => ({ value, label: contents[value] }))}
          value={content}
          onChange={(value) => value && setContent(value as MailContent)}
        />
        {content === 'pages' && made.length > 0 && (
          <Select
            label="Which pages"
            allowDeselect={false}
            data={[
              { value: '', label: 'As the fax is' },
              ...made.map((it) => ({ value: String(it.number), label: `Version ${it.number}` })),
            ]}
            value={version}
            onChange={(value) => setVersion(value ?? '')}
          />
        )}
        <Textarea
          label="Message"
          description="Readable for mail servers on the way: write nothing confidential."
          autosize
          minRows={2}
          maxLength={2000}
          value={message}
          error={errors['message']}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={send.isPending}>
            Send the e-mail
          </Button>
        </Group>
        {list.data.length > 0 && (
          <ul className="dw-moves" aria-label="E-mails so far">
            {list.data.map((mail) => (
              <li key={mail.id}>
                <Text span size="sm" className="dw-breaks">
                  {mail.to}
                </Text>{' '}
                <Badge size="sm" color={mailedStates[mail.status].color}>
                  {mailedStates[mail.status].label}
                </Badge>{' '}
                <Text span size="xs" c="dimmed">
                  <When at={mail.sent_at} /> · {contents[mail.content]}
                  {mail.reason ? ` · ${mail.reason}` : ''}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </form>
  );
}
