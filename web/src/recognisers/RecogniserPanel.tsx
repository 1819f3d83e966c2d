import { Anchor, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import type { RecordRow } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { ConnectionTest } from '@/shared/ConnectionTest';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { type OutsideReadings, outsideReadings, testRecogniser } from './api';
import { outcomeText } from './words';

/** Whether a recogniser answers with what is saved, and what left for it. */
export default function RecogniserPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  if (!can('admin')) return null;
  return (
    <>
      <Connection id={row.id} />
      <Pages id={row.id} />
    </>
  );
}

function Connection({ id }: { id: string }) {
  const queries = useQueryClient();
  return (
    <ConnectionTest
      explanation={
        'Has a small picture with three printed words read there with what is saved. Nothing of a fax leaves, whether ' +
        'it is enabled or not; the service may charge for the page.'
      }
      test={() =>
        testRecogniser(id).finally(
          () => void queries.invalidateQueries({ queryKey: keys.record('outside_recogniser', id) }),
        )
      }
    />
  );
}

function Pages({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.outsideReadings(id),
    queryFn: () => outsideReadings(id),
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <section className="dw-form" aria-label="Pages that left">
      <Title order={3}>Pages that left</Title>
      {data.data.length === 0 ? (
        <Text size="sm">None so far.</Text>
      ) : (
        <>
          <Days days={data.days} />
          <Newest data={data.data} />
        </>
      )}
    </section>
  );
}

function Days({ days }: { days: OutsideReadings['days'] }) {
  return (
    <Table className="dw-table dw-figures" verticalSpacing={4} aria-label="Pages by day">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Day</Table.Th>
          <Table.Th data-number>Pages</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.map(({ day, pages }) => (
          <Table.Tr key={day}>
            <Table.Td data-label="Day">{day}</Table.Td>
            <Table.Td data-label="Pages" data-number>
              {pages.toLocaleString()}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Newest({ data }: { data: OutsideReadings['data'] }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table" verticalSpacing={4} aria-label="Newest pages">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Page</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>What came of it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((reading) => (
            <Table.Tr key={reading.id}>
              <Table.Td data-label="When">
                <When at={reading.asked_at} />
              </Table.Td>
              <Table.Td data-label="Page">
                <Anchor component={Link} to={`/faxes/${reading.fax_id}`} size="sm" underline="always">
                  Page {reading.page} of a fax
                </Anchor>
              </Table.Td>
              <Table.Td data-label="To">{reading.host}</Table.Td>
              <Table.Td data-label="What came of it">{outcomeText(reading)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
