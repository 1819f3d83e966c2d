import { Alert, Button, Group, MultiSelect, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { invite, peopleKeys } from '@/api/people';
import { asProblem } from '@/api/problem';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { InvitationLink } from './InvitationLink';
import { useRoles } from './useRoles';

export function InvitePanel({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const roles = useRoles();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>(['fax_user']);
  const sending = useMutation({
    mutationFn: () => invite({ email, full_name: name, roles: chosen }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: peopleKeys.invitations }),
  });
  const faults = Object.fromEntries(
    (sending.error ? (asProblem(sending.error).errors ?? []) : []).map(({ field, message }) => [field, message]),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  if (sending.data) {
    return (
      <div className="dw-form">
        <Title order={2}>Invited: {sending.data.invitation.email}</Title>
        <Alert role="status" title="The invitation is on its way">
          <InvitationLink path={sending.data.path} />
        </Alert>
        <Group justify="flex-end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </div>
    );
  }
  return (
    <form className="dw-form" onSubmit={submit}>
      <Title order={2}>Invite a person</Title>
      {sending.error && <ProblemPanel error={sending.error} hideFields={['email', 'full_name', 'roles']} />}
      <TextInput
        label="Email"
        type="email"
        required
        value={email}
        error={faults['email']}
        onChange={(event) => setEmail(event.currentTarget.value)}
        description="The invitation goes there. It gives no access before it is accepted, and ends after 7 days."
        data-autofocus
      />
      <TextInput
        label="Name"
        value={name}
        error={faults['full_name']}
        onChange={(event) => setName(event.currentTarget.value)}
        description="Can be corrected by the person itself."
      />
      <MultiSelect
        label="Roles"
        required
        searchable
        data={roles.offered}
        value={chosen}
        error={faults['roles']}
        onChange={setChosen}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={!email || chosen.length === 0}>
          Send invitation
        </Button>
      </Group>
    </form>
  );
}
