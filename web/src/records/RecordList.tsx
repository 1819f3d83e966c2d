import { Button, Group, ScrollArea, Skeleton, Table, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconPlus, IconSearch } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RecordType } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { collectionOf } from '@/shell/navigation';
import { useKeys } from '@/shared/useKeys';
import { useListMovement } from '@/faxlist/useListMovement';
import { listExtras } from './extras';
import { guidance } from './guidance';
import { type FieldKind, fieldsOf, titleOf } from './schema';
import { useRecordList } from './useRecordList';
import { Value } from './Value';

interface Props {
  type: RecordType;
  label: string;
  openId: string | null;
}

export function RecordList({ type, label, openId }: Props) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const [sort, setSort] = useState<string | undefined>(type.type === 'routing_rule' ? 'priority' : undefined);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const query = useRecordList(type, { q: q || undefined, sort });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const base = `/${collectionOf(type)}`;
  const Extra = listExtras[type.type];
  const all = fieldsOf(type.schema);
  const searchable = all.some((field) => field.schema['x-searchable']);
  const columns = type.list_fields
    .map((name) => all.find((field) => field.name === name))
    .filter((field) => field !== undefined);

  useKeys({ '/': () => search.current?.focus() });
  useListMovement({
    ids: rows.map((row) => row.id),
    openId,
    open: (id) => void navigate(`${base}/${id}`, { replace: openId !== null }),
    list,
  });
  const sortBy = (name: string) => setSort(sort === name ? `-${name}` : sort === `-${name}` ? undefined : name);

  return (
    <>
      <div className="dw-filterbar">
        <Group gap="xs" wrap="nowrap">
          <Title order={2} size="h1" style={{ flex: 1 }} aria-hidden>
            {label}
          </Title>
          {searchable && (
            <TextInput
              ref={search}
              size="xs"
              type="search"
              w={180}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              placeholder="Search"
              aria-label={`Search in ${label.toLowerCase()}`}
              leftSection={<IconSearch size={14} aria-hidden />}
            />
          )}
          {type.permissions.create && (
            <Button component={Link} to={`${base}/new`} leftSection={<IconPlus size={15} aria-hidden />}>
              New
            </Button>
          )}
        </Group>
        {guidance[collectionOf(type)] && (
          <Text size="xs" c="dimmed" className="dw-guidance">
            {guidance[collectionOf(type)]?.purpose}
          </Text>
        )}
      </div>
      {Extra && type.permissions.update && (
        <Suspense fallback={null}>
          <Extra />
        </Suspense>
      )}
      <div className="dw-list" ref={list} aria-busy={query.isPending}>
        {query.error && (
          <div className="dw-pad">
            <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {query.isPending && (
          <div className="dw-pad" aria-hidden>
            {Array.from({ length: 5 }, (_, index) => (
              <Skeleton key={index} h={14} my={14} />
            ))}
          </div>
        )}
        {rows.length > 0 && (
          <ScrollArea type="auto">
            <Table className="dw-table" highlightOnHover horizontalSpacing="md" verticalSpacing={9}>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((field) => (
                    <Table.Th key={field.name} aria-sort={ariaSort(sort, field.name)}>
                      {sortable.has(field.kind) && !field.readOnly ? (
                        <UnstyledButton className="dw-sort" onClick={() => sortBy(field.name)}>
                          {field.label}
                          {sort === field.name && <IconArrowUp size={12} aria-hidden />}
                          {sort === `-${field.name}` && <IconArrowDown size={12} aria-hidden />}
                        </UnstyledButton>
                      ) : (
                        field.label
                      )}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr
                    key={row.id}
                    aria-selected={row.id === openId}
                    onClick={() => void navigate(`${base}/${row.id}`)}
                  >
                    {columns.map((field, index) => (
                      <Table.Td key={field.name} data-label={field.label}>
                        {index === 0 ? (
                          <Link
                            to={`${base}/${row.id}`}
                            data-row={row.id}
                            className="dw-table-link"
                            onClick={(event) => event.stopPropagation()}
                          >
                            <Value field={field} value={row[field.name] ?? titleOf(type, row)} />
                          </Link>
                        ) : (
                          <Value field={field} value={row[field.name]} />
                        )}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea>
        )}
        {!query.isPending && !query.error && rows.length === 0 && (
          <Nothing type={type} label={label} q={q} base={base} />
        )}
        {query.hasNextPage && (
          <div className="dw-list-end">
            <Button
              variant="subtle"
              color="gray"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              Load more
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

/** What the server can order by. */
const sortable: ReadonlySet<FieldKind> = new Set(['text', 'number', 'switch', 'select', 'datetime', 'date']);

function ariaSort(sort: string | undefined, name: string): 'ascending' | 'descending' | undefined {
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : undefined;
}

function Nothing({ type, label, q, base }: { type: RecordType; label: string; q: string; base: string }) {
  const help = guidance[collectionOf(type)];
  if (q) {
    return (
      <EmptyState icon={IconSearch} title={`Nothing found for “${q}”`}>
        Try fewer or other words.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={help?.icon ?? IconSearch}
      title={`No ${label.toLowerCase()} yet`}
      action={
        type.permissions.create && (
          <Button component={Link} to={`${base}/new`} leftSection={<IconPlus size={15} aria-hidden />}>
            Add the first one
          </Button>
        )
      }
    >
      {help?.empty}
    </EmptyState>
  );
}
