import { Alert, Badge, Button, Group, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { type Invitation, peopleKeys, resendInvitation, revokeInvitation } from '@/api/people';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { When } from '@/shared/When';
import { InvitationLink } from './InvitationLink';

const colors = { pending: 'blue', accepted: 'teal', revoked: 'gray', expired: 'orange' } as const;

export function InvitationTable({ rows, labelOf }: { rows: Invitation[]; labelOf: (key: string) => string }) {
  const queries = useQueryClient();
  const [sent, setSent] = useState<{ email: string; path: string } | null>(null);
  const again = () => void queries.invalidateQueries({ queryKey: peopleKeys.invitations });
  const resend = (row: Invitation) =>
    resendInvitation(row.id).then(({ path }) => {
      setSent({ email: row.email, path });
      again();
    }, notifyProblem);
  const revoke = async (row: Invitation) => {
    const sure = await confirm({
      title: `Take back the invitation of ${row.email}?`,
      text: 'The link in the mail stops working at once.',
      yes: 'Take back',
      danger: true,
    });
    if (sure) {
      revokeInvitation(row.id).then(() => {
        notifyDone('The invitation is taken back');
        again();
      }, notifyProblem);
    }
  };
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconMail} title="No invitations yet">
        An invitation gives no access before it is accepted.
      </EmptyState>
    );
  }
  return (
    <div className="dw-list">
      {sent && (
        <Alert m="md" title={`Sent again to ${sent.email}`} withCloseButton onClose={() => setSent(null)} role="status">
          <InvitationLink path={sent.path} />
        </Alert>
      )}
      <Table className="dw-table" horizontalSpacing="md" verticalSpacing={9}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Address</Table.Th>
            <Table.Th>Roles</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>
              <span className="dw-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td data-label="Address">
                {row.email}
                <Text size="xs" c="dimmed">
                  by {row.created_by}, <When at={row.sent_at} />
                </Text>
              </Table.Td>
              <Table.Td data-label="Roles">{row.roles.map(labelOf).join(', ')}</Table.Td>
              <Table.Td data-label="Status">
                <Badge color={colors[row.status]} variant="light">
                  {row.status}
                </Badge>
              </Table.Td>
              <Table.Td>
                {(row.status === 'pending' || row.status === 'expired') && (
                  <Group gap={6} wrap="nowrap">
                    <Button size="compact-xs" variant="default" onClick={() => void resend(row)}>
                      Send again
                    </Button>
                    <Button size="compact-xs" variant="subtle" color="red" onClick={() => void revoke(row)}>
                      Take back
                    </Button>
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
