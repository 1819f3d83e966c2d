import { Anchor, Button, Group, ScrollArea, Select, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconAddressBook, IconDownload, IconPlus, IconSearch, IconUpload, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { RecordType } from '@/api/types';
import { useListMovement } from '@/faxlist/useListMovement';
import { RecordEditor } from '@/records/RecordEditor';
import { useRecordList } from '@/records/useRecordList';
import { useRecordType } from '@/records/useRecordType';
import { useReferenceChoices } from '@/records/useReference';
import { useSession } from '@/session/SessionContext';
import { EmptyState } from '@/shared/EmptyState';
import { formatNumber } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useKeys } from '@/shared/useKeys';
import NotFound from '@/shell/NotFound';
import { type Contact, contactKeys, exportUrl, searchContacts } from './api';
import { ImportContacts } from './ImportContacts';

/** The contacts: found as one types, by group; the form with what was faxed at its side. */
export default function ContactsPage() {
  const { recordId } = useParams();
  const { session } = useSession();
  const navigate = useNavigate();
  const { type, error, isPending, refetch } = useRecordType('contacts');

  useEffect(() => {
    document.title = `Contacts · ${session.organization.name} · Dartwing`;
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
  return (
    <div className="dw-split dw-split-records" data-open={recordId ? true : undefined}>
      <h1 className="dw-hidden">Contacts</h1>
      <section className="dw-split-list" aria-label="Contacts">
        <ContactList type={type} openId={recordId ?? null} />
      </section>
      {recordId && (
        <section className="dw-split-detail" aria-label="Contact">
          <RecordEditor key={recordId} type={type} id={recordId} onClose={() => void navigate('/contacts')} />
        </section>
      )}
    </div>
  );
}

function ContactList({ type, openId }: { type: RecordType; openId: string | null }) {
  const [text, setText] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const [q] = useDebouncedValue(text.trim(), 200);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const groups = useReferenceChoices('contact_group', '').choices;
  const narrowed = Boolean(q || group);
  const all = useRecordList(type, {});
  const found = useQuery({
    queryKey: contactKeys.search(q, group),
    queryFn: () => searchContacts(q, group),
    enabled: narrowed,
    placeholderData: keepPreviousData,
  });
  const query = narrowed ? found : all;
  const rows = narrowed
    ? (found.data?.data ?? [])
    : ((all.data?.pages.flatMap((page) => page.data) ?? []) as Contact[]);

  useKeys({ '/': () => search.current?.focus() });
  useListMovement({
    ids: rows.map((row) => row.id),
    openId,
    open: (id) => void navigate(`/contacts/${id}`, { replace: openId !== null }),
    list,
  });
  const names = new Map(groups.map(({ value, label }) => [value, label]));
  return (
    <>
      <div className="dw-filterbar">
        <Group gap="xs">
          <Title order={2} size="h1" style={{ flex: 1 }} aria-hidden>
            Contacts
          </Title>
          <Button component="a" href={exportUrl} download variant="default" leftSection={<IconDownload size={15} />}>
            Export
          </Button>
          {type.permissions.create && (
            <>
              <Button variant="default" leftSection={<IconUpload size={15} />} onClick={() => setImporting(true)}>
                Import
              </Button>
              <Button component={Link} to="/contacts/new" leftSection={<IconPlus size={15} aria-hidden />}>
                New
              </Button>
            </>
          )}
        </Group>
        <Group gap="xs" grow preventGrowOverflow={false}>
          <TextInput
            ref={search}
            size="xs"
            type="search"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder="Name, organisation, e-mail, number"
            aria-label="Search in contacts"
            aria-keyshortcuts="/"
            leftSection={<IconSearch size={14} aria-hidden />}
          />
          <Select
            size="xs"
            placeholder="All groups"
            aria-label="Group"
            clearable
            searchable
            data={groups}
            value={group}
            onChange={setGroup}
            leftSection={<IconUsers size={14} aria-hidden />}
          />
        </Group>
        <Text size="xs" c="dimmed" className="dw-guidance">
          Names, numbers and notes are kept sealed.{' '}
          <Anchor component={Link} to="/contact-groups" size="xs" underline="always">
            Groups
          </Anchor>{' '}
          are what broadcasts go to.
        </Text>
      </div>
      <div className="dw-list" ref={list} aria-busy={query.isPending}>
        {query.error && (
          <div className="dw-pad">
            <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {rows.length > 0 && (
          <ScrollArea type="auto">
            <Table className="dw-table" highlightOnHover horizontalSpacing="md" verticalSpacing={9}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Organisation</Table.Th>
                  <Table.Th>Fax number</Table.Th>
                  <Table.Th>Groups</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr
                    key={row.id}
                    aria-selected={row.id === openId}
                    onClick={() => void navigate(`/contacts/${row.id}`)}
                  >
                    <Table.Td data-label="Name">
                      <Link
                        to={`/contacts/${row.id}`}
                        data-row={row.id}
                        className="dw-table-link"
                        onClick={(event) => event.stopPropagation()}
                      >
                        {row.name}
                      </Link>
                    </Table.Td>
                    <Table.Td data-label="Organisation">{row.company ?? '–'}</Table.Td>
                    <Table.Td data-label="Fax number" className="dw-nowrap">
                      {formatNumber(row.fax_number)}
                    </Table.Td>
                    <Table.Td data-label="Groups">
                      {row.group_ids?.map((id) => names.get(id) ?? '…').join(', ') || '–'}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea>
        )}
        {!query.isPending && !query.error && rows.length === 0 && (
          <Nothing narrowed={narrowed} mayAdd={Boolean(type.permissions.create)} />
        )}
        {!narrowed && all.hasNextPage && (
          <div className="dw-list-end">
            <Button
              variant="subtle"
              color="gray"
              loading={all.isFetchingNextPage}
              onClick={() => void all.fetchNextPage()}
            >
              Load more
            </Button>
          </div>
        )}
      </div>
      <ImportContacts opened={importing} onClose={() => setImporting(false)} />
    </>
  );
}

function Nothing({ narrowed, mayAdd }: { narrowed: boolean; mayAdd: boolean }) {
  if (narrowed) {
    return (
      <EmptyState icon={IconSearch} title="No contact fits">
        A search finds what words begin with, and numbers from three digits on.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconAddressBook}
      title="No contacts yet"
      action={
        mayAdd && (
          <Button component={Link} to="/contacts/new" leftSection={<IconPlus size={15} aria-hidden />}>
            Add the first one
          </Button>
        )
      }
    >
      Whom you fax often: the form to send finds them by name. A CSV file brings many at once.
    </EmptyState>
  );
}
