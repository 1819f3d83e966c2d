import { Badge, Button, Group, MultiSelect, Tabs, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { changePerson, peopleKeys, removePerson } from '@/api/people';
import { getRecord } from '@/api/records';
import type { RecordRow, RecordType } from '@/api/types';
import { careKey } from '@/care/api';
import { PersonCare } from '@/care/PersonCare';
import { useReferencedType } from '@/records/useRecordType';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { EffectivePermissions } from './EffectivePermissions';
import { useRoles } from './useRoles';

interface Props {
  type: RecordType;
  id: string;
  onClose: () => void;
}

export function PersonPanel({ type, id, onClose }: Props) {
  const { can } = useSession();
  const care = useReferencedType(careKey)?.permissions.read && can('admin');
  const { data, error, refetch } = useQuery({
    queryKey: keys.record(type.type, id),
    queryFn: () => getRecord(type, id),
  });
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <ScreenLoading />;
  const active = data['status'] === 'active';
  return (
    <div className="dw-form">
      <Group className="dw-form-head" justify="space-between" wrap="nowrap">
        <Title order={2}>{String(data['full_name'])}</Title>
        {!active && <Badge color="orange">Suspended</Badge>}
      </Group>
      <Text size="sm" c="dimmed">
        {String(data['email'])}
      </Text>
      <Tabs defaultValue="membership" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="membership">Membership</Tabs.Tab>
          {can('admin') && <Tabs.Tab value="rights">Permissions</Tabs.Tab>}
          {care && <Tabs.Tab value="patients">Patients</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="membership" pt="md">
          <Membership key={data.version} type={type} row={data} onClose={onClose} />
        </Tabs.Panel>
        {care && (
          <Tabs.Panel value="patients" pt="md">
            <PersonCare personId={id} />
          </Tabs.Panel>
        )}
        {can('admin') && (
          <Tabs.Panel value="rights" pt="md">
            {active ? (
              <EffectivePermissions personId={id} />
            ) : (
              <Text size="sm">
                Nothing: the membership is suspended. Its sessions have ended, its keys are revoked.
              </Text>
            )}
          </Tabs.Panel>
        )}
      </Tabs>
    </div>
  );
}

function Membership({ type, row, onClose }: { type: RecordType; row: RecordRow; onClose: () => void }) {
  const queries = useQueryClient();
  const { session, can } = useSession();
  const roles = useRoles();
  const [name, setName] = useState(String(row['full_name']));
  const [chosen, setChosen] = useState(row['roles'] as string[]);
  const self = row.id === session.person.id;
  const admin = can('admin');
  const active = row['status'] === 'active';
  const again = () => {
    void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
    void queries.invalidateQueries({ queryKey: keys.record(type.type, row.id) });
    void queries.invalidateQueries({ queryKey: peopleKeys.rights(row.id) });
  };
  const saving = useMutation({
    mutationFn: (body: Parameters<typeof changePerson>[1]) => changePerson(row.id, body),
    onSuccess: () => {
      notifyDone('Saved');
      again();
    },
  });
  const changed = name.trim() !== row['full_name'] || chosen.join() !== (row['roles'] as string[]).join();

  const suspend = async () => {
    const sure = await confirm({
      title: `Suspend ${String(row['full_name'])}?`,
      text: 'Its sessions end at once, its waiting jobs are given up, and the API keys it made are revoked for good.',
      yes: 'Suspend',
      danger: true,
    });
    if (sure) saving.mutate({ status: 'inactive' });
  };
  const remove = async () => {
    const sure = await confirm({
      title: `Remove ${String(row['full_name'])} from the organisation?`,
      text: 'Everything that suspending does; the person leaves the list, its account stays for its other organisations.',
      yes: 'Remove',
      danger: true,
    });
    if (!sure) return;
    removePerson(row.id).then(() => {
      notifyDone(`${String(row['full_name'])} is removed`);
      again();
      onClose();
    }, notifyProblem);
  };

  return (
    <form
      className="dw-form-section"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ full_name: name, roles: chosen });
      }}
    >
      {saving.error && <ProblemPanel error={saving.error} />}
      <TextInput
        label="Name"
        value={name}
        disabled={!admin}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label="Roles"
        description="Templates and the organisation’s own roles; together they open what each of them opens."
        searchable
        required
        mt="sm"
        disabled={!admin}
        data={roles.offered}
        value={chosen}
        onChange={setChosen}
      />
      {admin && (
        <Group justify="space-between" mt="md" gap="xs">
          <Group gap="xs">
            {active ? (
              <Button variant="default" onClick={() => void suspend()} disabled={self}>
                Suspend
              </Button>
            ) : (
              <Button variant="default" onClick={() => saving.mutate({ status: 'active' })}>
                Make active again
              </Button>
            )}
            <Button variant="subtle" color="red" onClick={() => void remove()} disabled={self}>
              Remove
            </Button>
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={saving.isPending} disabled={!changed || chosen.length === 0}>
              Save
            </Button>
          </Group>
        </Group>
      )}
    </form>
  );
}
