import { Alert, Button, Checkbox, Group, Select, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconMailOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { keys } from '@/api/keys';
import { getPreferences, type KindChoice, type NoticePreferences, putPreferences } from '@/api/notices';
import { useSession } from '@/session/SessionContext';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { PushBrowsers } from './PushBrowsers';

const mails = [
  { value: 'off', label: 'No mail' },
  { value: 'now', label: 'At once' },
  { value: 'digest', label: 'Daily digest' },
];
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = (): string[] => [...new Set(['UTC', here, ...Intl.supportedValuesOf('timeZone')])];

/** By which ways, and when, the person wants to be told. */
export default function PreferencesPage() {
  const { session } = useSession();
  const { data, error, refetch } = useQuery({ queryKey: keys.noticePreferences, queryFn: getPreferences });
  useEffect(() => {
    document.title = `Notification preferences · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading />;
  return (
    <div className="dw-told">
      <Title order={1}>Notification preferences</Title>
      {!data.mail_configured && (
        <Alert icon={<IconMailOff size={18} />} title="No mail server" color="orange" my="sm">
          <Text size="sm">
            Mail is not set up on this installation: notifications are shown here only. The operator’s guide says how to
            add a mail server.
          </Text>
        </Alert>
      )}
      <Form start={data} />
      <PushBrowsers />
    </div>
  );
}

function Form({ start }: { start: NoticePreferences }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => ({ ...start, zone: start.zone === 'Z' ? here : start.zone }));
  const save = useMutation({
    mutationFn: () => putPreferences(draft),
    onSuccess: (saved) => {
      queries.setQueryData(keys.noticePreferences, saved);
      notifyDone('Saved');
    },
  });
  const choose = (kind: string, change: Partial<KindChoice>) =>
    setDraft((before) => ({
      ...before,
      kinds: before.kinds.map((one) => (one.kind === kind ? { ...one, ...change } : one)),
    }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
      aria-label="Notification preferences"
    >
      {save.error && <ProblemPanel error={save.error} />}
      <Table className="dw-table" my="sm" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th>Here</Table.Th>
            <Table.Th>Mail</Table.Th>
            <Table.Th>Browser</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.kinds.map((one) => (
            <Table.Tr key={one.kind}>
              <Table.Td data-label="What">{one.label}</Table.Td>
              <Table.Td data-label="Here">
                <Checkbox
                  checked={one.in_app}
                  disabled={one.fixed}
                  aria-label={`${one.label}: show here`}
                  onChange={(event) => choose(one.kind, { in_app: event.currentTarget.checked })}
                />
              </Table.Td>
              <Table.Td data-label="Mail">
                <Select
                  size="xs"
                  w={130}
                  data={mails}
                  value={one.mail}
                  disabled={one.fixed}
                  allowDeselect={false}
                  aria-label={`${one.label}: mail`}
                  onChange={(mail) => choose(one.kind, { mail: (mail ?? 'off') as KindChoice['mail'] })}
                />
              </Table.Td>
              <Table.Td data-label="Browser">
                <Checkbox
                  checked={one.push}
                  aria-label={`${one.label}: browser notification`}
                  onChange={(event) => choose(one.kind, { push: event.currentTarget.checked })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Title order={2} size="h3">
        Times
      </Title>
      <Text size="xs" c="dimmed">
        In your quiet hours mail and browser notifications wait. Security notices never wait.
      </Text>
      <Group gap="sm" align="flex-end" my="xs">
        <Select
          label="Time zone"
          searchable
          data={zones()}
          value={draft.zone}
          allowDeselect={false}
          onChange={(zone) => setDraft((before) => ({ ...before, zone: zone ?? 'UTC' }))}
        />
        <TimeField
          label="Quiet from"
          value={draft.quiet_from}
          onChange={(quiet_from) => setDraft((before) => ({ ...before, quiet_from }))}
        />
        <TimeField
          label="until"
          value={draft.quiet_until}
          onChange={(quiet_until) => setDraft((before) => ({ ...before, quiet_until }))}
        />
        <TimeField
          label="Digest at"
          value={draft.digest_at}
          onChange={(digest_at) => setDraft((before) => ({ ...before, digest_at: digest_at ?? '08:00' }))}
        />
      </Group>
      <Group justify="flex-end" my="sm">
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}

interface TimeProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

function TimeField({ label, value, onChange }: TimeProps) {
  return (
    <TextInput
      type="time"
      label={label}
      w={120}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
