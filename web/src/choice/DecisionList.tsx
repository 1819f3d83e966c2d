import { Badge, Button, ScrollArea, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';
import { humanize } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { choiceKeys, listDecisions } from './api';
import { operationLabel } from './words';

/** The kept decisions, newest first. */
export function DecisionList({ subject }: { subject: string | null }) {
  const query = useInfiniteQuery({
    queryKey: choiceKeys.decisions(subject),
    queryFn: ({ pageParam }) => listDecisions(subject, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  if (query.isPending) return <ScreenLoading />;
  if (query.error) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  const decisions = query.data.pages.flatMap(({ data }) => data);
  if (decisions.length === 0) {
    return (
      <EmptyState icon={IconArrowsSplit2} title="Nothing was decided yet">
        Each attempt to send a fax leaves its decision here for 90 days.
      </EmptyState>
    );
  }
  return (
    <>
      <ScrollArea type="auto">
        <Table className="dw-table dw-table-still" verticalSpacing={8} aria-label="Decisions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>For</Table.Th>
              <Table.Th>To</Table.Th>
              <Table.Th>Carrier</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {decisions.map((decision) => (
              <Table.Tr key={decision.id}>
                <Table.Td data-label="When">
                  <Link className="dw-table-link" to={`/carrier-choice/${decision.id}`}>
                    <When at={decision.decided_at} full />
                  </Link>
                </Table.Td>
                <Table.Td data-label="For">
                  {operationLabel(decision.operation)}
                  {decision.subject_type !== decision.operation && `, ${humanize(decision.subject_type)}`}
                </Table.Td>
                <Table.Td data-label="To">{decision.destination}</Table.Td>
                <Table.Td data-label="Carrier">
                  {decision.considered.find(({ id }) => id === decision.chosen)?.name ?? (
                    <Badge color="red">none</Badge>
                  )}
                </Table.Td>
                <Table.Td data-label="Why" className="dw-wraps">
                  {decision.sentence}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </>
  );
}
