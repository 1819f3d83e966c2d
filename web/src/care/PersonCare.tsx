import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { useLiveTopic } from '@/live/LiveProvider';
import { StatusValue } from '@/records/Value';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { careKey, careOf } from './api';
import { EndButton } from './CareEnd';

/** The patients one person cares for. */
export function PersonCare({ personId }: { personId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.recordList(careKey, { person_id: personId }),
    queryFn: () => careOf(personId),
  });
  useLiveTopic(`records:${careKey}`, (message) => {
    if (message.op !== 'denied') void refetch();
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <ScreenLoading />;
  return (
    <>
      <Text size="sm" c="dimmed">
        Roles that see only their own patients go by these.
      </Text>
      {data.data.length > 0 && (
        <Table className="dw-table" verticalSpacing={6} mt="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Patient</Table.Th>
              <Table.Th>Since</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.data.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td data-label="Patient">
                  <Anchor component={Link} to={`/care-relationships/${row.id}`} size="sm">
                    {String(row['patient_id']).slice(0, 8)}
                  </Anchor>
                </Table.Td>
                <Table.Td data-label="Since">
                  <When at={String(row['since'])} />
                </Table.Td>
                <Table.Td data-label="Status">
                  <StatusValue value={String(row['status'])} />
                </Table.Td>
                <Table.Td>{row['status'] === 'open' && <EndButton row={row} compact />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group mt="sm">
        <Button component={Link} to={`/care-relationships/new?person_id=${personId}`} variant="default" size="xs">
          Add a patient
        </Button>
      </Group>
    </>
  );
}
