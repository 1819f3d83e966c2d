import { Badge, Code, ScrollArea, Switch, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { getDataMap, privacyKeys } from './api';

/** What is stored where, from the same inventory that exports use. */
export function DataMapTable() {
  const [phiOnly, setPhiOnly] = useState(false);
  const { data, error, isPending } = useQuery({ queryKey: privacyKeys.dataMap, queryFn: getDataMap });
  if (isPending) return <ScreenLoading />;
  if (error) return <ProblemPanel error={error} />;
  const rows = data.data.filter(({ phi }) => phi || !phiOnly);
  return (
    <>
      <Switch
        label="Only what may hold health information"
        checked={phiOnly}
        onChange={(event) => setPhiOnly(event.currentTarget.checked)}
        mb="sm"
      />
      <ScrollArea type="auto">
        <Table className="dw-table" verticalSpacing={8} aria-label="Data map">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Health information</Table.Th>
              <Table.Th>Protection</Table.Th>
              <Table.Th>Kept</Table.Th>
              <Table.Th>About people</Table.Th>
              <Table.Th>In exports</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.table}>
                <Table.Td data-label="What">
                  {row.what}
                  <Text size="xs" c="dimmed">
                    {row.module} · <Code fz="xs">{row.table}</Code> · {row.columns.length} columns
                  </Text>
                </Table.Td>
                <Table.Td data-label="Health information">
                  {row.phi ? <Badge color="orange">may hold</Badge> : 'no'}
                </Table.Td>
                <Table.Td data-label="Protection">{row.protection}</Table.Td>
                <Table.Td data-label="Kept">{row.retention}</Table.Td>
                <Table.Td data-label="About people">
                  {row.person_columns.length > 0 ? row.person_columns.join(', ') : 'no'}
                </Table.Td>
                <Table.Td data-label="In exports">{row.exported ? 'yes' : 'no'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}
