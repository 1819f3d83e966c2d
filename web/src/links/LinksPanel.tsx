import { Alert, Anchor, Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconLink } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '@/api/problem';
import type { Fax } from '@/api/types';
import { useLiveTopic } from '@/live/LiveProvider';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { formatBytes, formatNumber } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { faxLinks, type FaxLink, linkedDocumentUrl, linkKeys, mailLink, revokeLink } from './api';

const states = {
  open: { label: 'Open', color: 'teal' },
  expired: { label: 'Expired', color: 'gray' },
  revoked: { label: 'Revoked', color: 'gray' },
  locked: { label: 'Shut after wrong codes', color: 'red' },
} as const;

const words = {
  opened: 'opened',
  downloaded: 'downloaded',
  wrong_code: 'wrong code',
} as const;

/** The links to a fax’s documents: how they stand, who used them, taking them back; and mailing one. */
export function LinksPanel({ fax }: { fax: Fax }) {
  const { data, error, refetch } = useQuery({ queryKey: linkKeys.ofFax(fax.id), queryFn: () => faxLinks(fax.id) });
  useLiveTopic(`fax:${fax.id}`, () => void refetch());
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading label="Loading the links" />;
  return (
    <div className="dw-panel">
      {data.mail_possible && <MailForm fax={fax} />}
      {data.data.length === 0 && !data.mail_possible && (
        <EmptyState icon={IconLink} title="No secure link">
          A document that is too large for a fax can be sent as a link: choose so under “Send fax”.
        </EmptyState>
      )}
      <Stack gap="lg" component="ul" className="dw-notes" aria-label="Secure links">
        {data.data.map((link) => (
          <Link key={link.id} fax={fax} link={link} />
        ))}
      </Stack>
    </div>
  );
}

function Link({ fax, link }: { fax: Fax; link: FaxLink }) {
  const { can } = useSession();
  const queries = useQueryClient();
  const revoke = async () => {
    const sure = await confirm({
      title: 'Revoke the link?',
      text: 'It opens nothing any more, at once. What was downloaded already stays where it is.',
      yes: 'Revoke',
      danger: true,
    });
    if (!sure) return;
    await revokeLink(fax.id, link.id).then(() => notifyDone('The link is revoked'), notifyProblem);
    await queries.invalidateQueries({ queryKey: linkKeys.ofFax(fax.id) });
  };
  const name = (id: string | null) => link.documents.find((document) => document.id === id)?.filename;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="dw-breaks">
          {link.channel === 'fax' ? 'By fax to ' : 'By e-mail to '}
          <strong>{link.channel === 'fax' ? formatNumber(link.recipient) : link.recipient}</strong>{' '}
          <Badge size="sm" color={states[link.state].color}>
            {states[link.state].label}
          </Badge>
        </Text>
        {link.state === 'open' && can('fax:send') && !fax.view_only && (
          <Button size="xs" variant="default" onClick={() => void revoke()}>
            Revoke
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        By {link.created_by}, <When at={link.created_at} /> · {link.state === 'expired' ? 'expired' : 'expires'}{' '}
        <When at={link.expires_at} full />
      </Text>
      <ul className="dw-moves" aria-label="Documents">
        {link.documents.map((document) => (
          <li key={document.id}>
            <Anchor
              href={linkedDocumentUrl(fax.id, document.id)}
              size="sm"
              underline="always"
              className="dw-breaks"
              download
            >
              {document.filename}
            </Anchor>{' '}
            <Text span size="xs" c="dimmed">
              {formatBytes(document.size)} · {document.downloads} of {link.max_downloads} downloads
            </Text>
          </li>
        ))}
      </ul>
      {link.visits.length === 0 ? (
        <Text size="xs" c="dimmed">
          Nobody opened it yet.
        </Text>
      ) : (
        <ul className="dw-moves" aria-label="Visits">
          {link.visits.map((visit, at) => (
            <li key={at}>
              <Text size="xs" fw={visit.what === 'wrong_code' ? 600 : undefined}>
                <When at={visit.at} full /> · {name(visit.document_id)} {words[visit.what]} from {visit.address}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Where a person or a voicemail answered, the pages can go as a link by e-mail; the code goes another way. */
function MailForm({ fax }: { fax: Fax }) {
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const send = useMutation({
    mutationFn: () => mailLink(fax.id, { email }),
    onSuccess: () => queries.invalidateQueries({ queryKey: linkKeys.ofFax(fax.id) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} aria-label="Send a secure link by e-mail">
      <Stack gap="sm" mb="lg">
        <Title order={3}>No fax answered there</Title>
        <Text size="sm">
          A person or a voicemail answered the call. The pages can be offered under an address instead, which goes by
          e-mail; the code that opens it you tell the recipient yourself, for example by telephone.
        </Text>
        {send.error && <ProblemPanel error={send.error} hideFields={['email']} />}
        {send.data && (
          <Alert color="teal" title="The address is on its way" role="status">
            Tell the recipient this code; it is not shown again: <strong className="dw-nowrap">{send.data.code}</strong>
          </Alert>
        )}
        <Group align="end" gap="xs">
          <TextInput
            label="E-mail address of the recipient"
            type="email"
            required
            withAsterisk={false}
            value={email}
            error={fieldErrors(send.error)['email']}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" loading={send.isPending}>
            Send the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
