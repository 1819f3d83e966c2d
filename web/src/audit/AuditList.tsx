import { Badge, Button, ScrollArea, Skeleton, Table, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { type AuditEntry, listAudit } from '@/api/audit';
import { keys } from '@/api/keys';
import { useListMovement } from '@/faxlist/useListMovement';
import { EmptyState } from '@/shared/EmptyState';
import { humanize, plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { type AuditFilters, filterQuery } from './filters';
import { eventText, subjectText } from './words';

interface Props {
  filters: AuditFilters;
  search: string;
  open: string | null;
}

export function AuditList({ filters, search, open }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: keys.auditList(filters),
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => listAudit({ ...filterQuery(filters), cursor: pageParam }, signal),
    getNextPageParam: (page) => page.next_cursor,
  });
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const address = (sequence: number | string) => `/audit/${sequence}${search}`;
  useListMovement({
    ids: rows.map((row) => String(row.sequence)),
    openId: open,
    open: (id) => void navigate(address(id), { replace: open !== null }),
    list,
  });
  return (
    <div className="dw-list" ref={list} aria-busy={query.isPending}>
      {query.error && (
        <div className="dw-pad">
          <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && (
        <div className="dw-pad" aria-hidden>
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} h={14} my={14} />
          ))}
        </div>
      )}
      {rows.length > 0 && (
        <ScrollArea type="auto">
          <Table className="dw-table" highlightOnHover horizontalSpacing="md" verticalSpacing={7}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>What</Table.Th>
                <Table.Th>Who</Table.Th>
                <Table.Th>Record</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>When</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr
                  key={row.sequence}
                  aria-selected={String(row.sequence) === open}
                  onClick={() => void navigate(address(row.sequence))}
                >
                  <Table.Td data-label="What">
                    <Link
                      to={address(row.sequence)}
                      data-row={row.sequence}
                      className="dw-table-link"
                      onClick={(event) => event.stopPropagation()}
                    >
                      {eventText(row.event)}
                    </Link>
                  </Table.Td>
                  <Table.Td data-label="Who">{row.actor.name}</Table.Td>
                  <Table.Td data-label="Record">{record(row)}</Table.Td>
                  <Table.Td data-label="Why">
                    {row.purpose ? <Badge variant="default">{humanize(row.purpose)}</Badge> : <Text c="dimmed">–</Text>}
                  </Table.Td>
                  <Table.Td data-label="When">
                    <When at={row.at} full />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      {!query.isPending && !query.error && rows.length === 0 && (
        <EmptyState icon={IconShieldCheck} title="No entries">
          Nothing was done that fits these filters.
        </EmptyState>
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
  );
}

function record(row: AuditEntry): string {
  if (row.records) return plural(row.records.length, 'record');
  return subjectText(row.subject_type);
}
