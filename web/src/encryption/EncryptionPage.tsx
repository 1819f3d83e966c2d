import { Alert, Badge, Button, Code, Group, Progress, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { encryptionKeys, type KeyVersion, rotateKey, type Rotation } from '@/api/encryption';
import { keys } from '@/api/keys';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import NotFound from '@/shell/NotFound';
import '@/styles/audit.css';

const pollMillis = 2_000;
const kinds: Record<string, string> = {
  file: 'a file on the server',
  environment: 'the server’s environment',
  vault: 'a key service',
};

/** The organisation's encryption key: its versions, and rotations with their progress. */
export default function EncryptionPage() {
  const { session, can } = useSession();
  const queries = useQueryClient();
  const allowed = can('admin');
  const { data, error, refetch } = useQuery({
    queryKey: keys.encryptionKeys,
    queryFn: encryptionKeys,
    enabled: allowed,
    refetchInterval: (query) => (query.state.data?.rotations[0]?.state === 'running' ? pollMillis : false),
  });
  const rotate = useMutation({
    mutationFn: rotateKey,
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.encryptionKeys }),
    onError: notifyProblem,
  });

  useEffect(() => {
    document.title = `Encryption · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);

  if (!allowed) return <NotFound />;
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading />;
  const latest = data.rotations[0];
  const running = latest?.state === 'running';
  const begin = async () => {
    const sure = await confirm({
      title: 'Rotate the key?',
      text: 'New data is sealed with a new version at once. Everything else is sealed again in the background; it stays readable all the time.',
      yes: 'Rotate',
    });
    if (sure) rotate.mutate();
  };
  return (
    <div className="dw-page">
      <div className="dw-encryption">
        <Group justify="space-between">
          <Title order={1}>Encryption</Title>
          <Button
            leftSection={<IconRefresh size={15} aria-hidden />}
            disabled={running}
            loading={rotate.isPending}
            onClick={() => void begin()}
          >
            Rotate the key
          </Button>
        </Group>
        <Text size="sm">
          Files and secrets of {session.organization.name} are sealed with its own key (AES-256-GCM). That key is
          wrapped by the master key <Code>{data.master_key}</Code> from{' '}
          {kinds[data.master_key_kind] ?? data.master_key_kind}, which your operator rotates.
        </Text>
        {latest && <RotationState rotation={latest} />}
        <Versions versions={data.versions} />
      </div>
    </div>
  );
}

function RotationState({ rotation }: { rotation: Rotation }) {
  const { state, total, done, failed, version } = rotation;
  if (state === 'incomplete') {
    return (
      <Alert color="orange" icon={<IconAlertTriangle size={18} />} title="Some items did not open">
        {failed} of {total ?? 0} items could not be sealed with version {version}. The older versions stay in use for
        them; the server’s log names them.
      </Alert>
    );
  }
  const share = state === 'done' ? 100 : total ? Math.min(100, (100 * done) / total) : 0;
  return (
    <div role="status">
      <Text size="sm">
        {state === 'done' ? (
          <>
            Version {version} is in use everywhere since <When at={rotation.finished_at ?? rotation.started_at} full />.
          </>
        ) : (
          <>
            Sealing everything with version {version}: {done.toLocaleString()} of{' '}
            {total === null ? '…' : total.toLocaleString()}. You can leave this page.
          </>
        )}
      </Text>
      <Progress mt={6} value={share} animated={state === 'running'} aria-label="Progress of the rotation" />
      <Text size="xs" c="dimmed" mt={4}>
        Begun by {rotation.started_by}, <When at={rotation.started_at} full />
      </Text>
    </div>
  );
}

function Versions({ versions }: { versions: KeyVersion[] }) {
  if (versions.length === 0) {
    return <Text c="dimmed">There is no key yet; it is made when something is stored.</Text>;
  }
  return (
    <Table className="dw-table" aria-label="Versions of the key">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Version</Table.Th>
          <Table.Th>Made</Table.Th>
          <Table.Th>Use</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {versions.map((version, index) => (
          <Table.Tr key={version.version}>
            <Table.Td data-label="Version">{version.version}</Table.Td>
            <Table.Td data-label="Made">
              <When at={version.created_at} full />
            </Table.Td>
            <Table.Td data-label="Use">{use(version, index === 0)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function use(version: KeyVersion, newest: boolean) {
  if (newest) return <Badge color="teal">Seals and opens</Badge>;
  return version.retired_at ? (
    <Badge variant="default">Opens older backups only</Badge>
  ) : (
    <Badge variant="outline">Opens what is not sealed again yet</Badge>
  );
}
