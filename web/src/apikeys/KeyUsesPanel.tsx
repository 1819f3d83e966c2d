import { ScrollArea, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { request } from '@/api/http';
import type { RecordRow } from '@/api/types';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { byDay, type Use } from './uses';

/** How often the key was used in the last 30 days, and for what. */
export default function KeyUsesPanel({ row }: { row: RecordRow }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['api-key-uses', row.id],
    queryFn: () => request<{ data: Use[] }>('GET', `/api/v1/api-keys/${encodeURIComponent(row.id)}/uses`),
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const days = byDay(data.data);
  return (
    <section aria-label="Use in 30 days">
      <Title order={3} size="h5" mt="md" mb={4}>
        Use in 30 days
      </Title>
      {days.length === 0 ? (
        <Text size="sm">It was not used.</Text>
      ) : (
        <ScrollArea type="auto">
          <Table className="dw-table dw-figures" verticalSpacing={4} aria-label="Use by day">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Day (UTC)</Table.Th>
                <Table.Th data-number>Requests</Table.Th>
                <Table.Th data-number>Refused</Table.Th>
                <Table.Th>For</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {days.map(({ day, requests, refused, families }) => (
                <Table.Tr key={day}>
                  <Table.Td data-label="Day (UTC)">{day}</Table.Td>
                  <Table.Td data-label="Requests" data-number>
                    {requests.toLocaleString()}
                  </Table.Td>
                  <Table.Td data-label="Refused" data-number>
                    {refused.toLocaleString()}
                  </Table.Td>
                  <Table.Td data-label="For">{families}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </section>
  );
}
