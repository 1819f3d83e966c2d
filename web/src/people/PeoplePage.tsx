import { Badge, Button, Group, Switch, Table, Tabs, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconAddressBook, IconMailPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { invitations, peopleKeys } from '@/api/people';
import { useListMovement } from '@/faxlist/useListMovement';
import { useLiveTopic } from '@/live/LiveProvider';
import { useRecordList } from '@/records/useRecordList';
import { useRecordType } from '@/records/useRecordType';
import type { RecordType } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useKeys } from '@/shared/useKeys';
import NotFound from '@/shell/NotFound';
import { InvitationTable } from './InvitationTable';
import { InvitePanel } from './InvitePanel';
import { PersonPanel } from './PersonPanel';
import { useRoles } from './useRoles';

/** Who works here: the members, who is invited, and at the side one person with its roles and rights. */
export default function PeoplePage() {
  const { personId } = useParams();
  const { session } = useSession();
  const { type, error, isPending, refetch } = useRecordType('people');
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `People · ${session.organization.name} · Dartwing`;
  }, [session.organization.name]);
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (isPending) return <ScreenLoading />;
  if (!type?.permissions.read) return <NotFound />;
  const close = () => void navigate('/people');
  const inviting = personId === 'invite' || personId === 'new';
  return (
    <div className="dw-split dw-split-records" data-open={personId ? true : undefined}>
      <h1 className="dw-hidden">People</h1>
      <section className="dw-split-list" aria-label="People">
        <PeopleList type={type} openId={personId ?? null} />
      </section>
      {personId && (
        <section className="dw-split-detail" aria-label={inviting ? 'Invite a person' : 'Person'}>
          {inviting ? (
            <InvitePanel onClose={close} />
          ) : (
            <PersonPanel key={personId} type={type} id={personId} onClose={close} />
          )}
        </section>
      )}
    </div>
  );
}

function PeopleList({ type, openId }: { type: RecordType; openId: string | null }) {
  const { can } = useSession();
  const admin = can('admin');
  const [text, setText] = useState('');
  const [suspended, setSuspended] = useState(false);
  const [q] = useDebouncedValue(text.trim(), 250);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const roles = useRoles();
  const query = useRecordList(type, { q: q || undefined, sort: 'full_name' });
  const open = useQuery({ queryKey: peopleKeys.invitations, queryFn: invitations, enabled: admin });
  const rows = (query.data?.pages.flatMap((page) => page.data) ?? []).filter(
    (row) => !suspended || row['status'] !== 'active',
  );
  const pending = open.data?.data.filter(({ status }) => status === 'pending').length ?? 0;
  // Who joined has accepted an invitation.
  useLiveTopic(`records:${type.type}`, (message) => {
    if (message.op !== 'denied') void queries.invalidateQueries({ queryKey: peopleKeys.invitations });
  });
  useKeys({ '/': () => search.current?.focus() });
  useListMovement({
    ids: rows.map((row) => row.id),
    openId,
    open: (id) => void navigate(`/people/${id}`, { replace: openId !== null }),
    list,
  });
  return (
    <Tabs defaultValue="members" keepMounted={false} className="dw-people">
      <div className="dw-filterbar">
        <Group gap="xs">
          <Title order={2} size="h1" style={{ flex: 1 }} aria-hidden>
            People
          </Title>
          <TextInput
            ref={search}
            size="xs"
            type="search"
            w={160}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder="Search"
            aria-label="Search in people"
            leftSection={<IconSearch size={14} aria-hidden />}
          />
          <Switch
            size="xs"
            label="Only suspended"
            checked={suspended}
            onChange={(event) => setSuspended(event.currentTarget.checked)}
          />
          {admin && (
            <Button component={Link} to="/people/invite" leftSection={<IconMailPlus size={15} aria-hidden />}>
              Invite
            </Button>
          )}
        </Group>
        {admin && (
          <Tabs.List mt="xs">
            <Tabs.Tab value="members">Members</Tabs.Tab>
            <Tabs.Tab
              value="invitations"
              rightSection={pending > 0 ? <span className="dw-count">{pending}</span> : null}
            >
              Invitations
            </Tabs.Tab>
          </Tabs.List>
        )}
      </div>
      <Tabs.Panel value="members">
        <div className="dw-list" ref={list} aria-busy={query.isPending}>
          {query.error && (
            <div className="dw-pad">
              <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
            </div>
          )}
          {rows.length > 0 && (
            <Table className="dw-table" highlightOnHover horizontalSpacing="md" verticalSpacing={9}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Roles</Table.Th>
                  <Table.Th>Status</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr
                    key={row.id}
                    aria-selected={row.id === openId}
                    onClick={() => void navigate(`/people/${row.id}`)}
                  >
                    <Table.Td data-label="Name">
                      <Link
                        to={`/people/${row.id}`}
                        data-row={row.id}
                        className="dw-table-link"
                        onClick={(event) => event.stopPropagation()}
                      >
                        {String(row['full_name'])}
                      </Link>
                      <Text size="xs" c="dimmed">
                        {String(row['email'])}
                      </Text>
                    </Table.Td>
                    <Table.Td data-label="Roles">
                      <Group gap={4}>
                        {(row['roles'] as string[]).map((role) => (
                          <Badge key={role} variant="default" size="sm" tt="none" fw={500}>
                            {roles.labelOf(role)}
                          </Badge>
                        ))}
                      </Group>
                    </Table.Td>
                    <Table.Td data-label="Status">
                      {row['status'] === 'active' ? 'Active' : <Badge color="orange">Suspended</Badge>}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {!query.isPending && !query.error && rows.length === 0 && (
            <EmptyState
              icon={IconAddressBook}
              title={q ? `Nobody found for “${q}”` : suspended ? 'Nobody is suspended' : 'Nobody here'}
            >
              {q ? 'Try fewer or other letters.' : suspended ? null : 'Invite a colleague by mail.'}
            </EmptyState>
          )}
          {query.hasNextPage && (
            <div className="dw-list-end">
              <Button variant="subtle" color="gray" onClick={() => void query.fetchNextPage()}>
                Load more
              </Button>
            </div>
          )}
        </div>
      </Tabs.Panel>
      {admin && (
        <Tabs.Panel value="invitations">
          {open.error ? (
            <div className="dw-pad">
              <ProblemPanel error={open.error} onRetry={() => void open.refetch()} />
            </div>
          ) : (
            <InvitationTable rows={open.data?.data ?? []} labelOf={roles.labelOf} />
          )}
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
