import { Anchor, Badge, Button, Group, Progress, ScrollArea, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDownload, IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/shared/EmptyState';
import { formatBytes } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { type DataExport, exportFile, listExports, privacyKeys, requestExport } from './api';
import { PersonSelect } from './PersonSelect';

const atWork = ({ status }: DataExport) => status === 'queued' || status === 'running';

export function ExportsPanel() {
  const queries = useQueryClient();
  const [person, setPerson] = useState<string | null>(null);
  const { data, error, isPending } = useQuery({
    queryKey: privacyKeys.exports,
    queryFn: listExports,
    refetchInterval: (query) => (query.state.data?.data.some(atWork) ? 1_000 : false),
  });
  const ask = useMutation({
    mutationFn: () => requestExport(person),
    onSuccess: () => {
      notifyDone('The export is being made; you can leave this page');
      void queries.invalidateQueries({ queryKey: privacyKeys.exports });
    },
  });
  return (
    <>
      <Text size="sm" c="dimmed" maw={700} mb="sm">
        A ZIP file with the data as JSON and every stored file, or with what is kept about one person. It is encrypted
        where it lies and can be fetched for some days.
      </Text>
      <Group align="end" gap="xs" mb="md">
        <PersonSelect label="About" value={person} onChange={setPerson} />
        <Button
          leftSection={<IconPackageExport size={15} aria-hidden />}
          loading={ask.isPending}
          onClick={() => ask.mutate()}
        >
          Export
        </Button>
      </Group>
      {ask.error && <ProblemPanel error={ask.error} />}
      {isPending && <ScreenLoading />}
      {error && <ProblemPanel error={error} />}
      {data?.data.length === 0 && <EmptyState icon={IconPackageExport} title="No exports yet" />}
      {data && data.data.length > 0 && <Exports rows={data.data} />}
    </>
  );
}

function Exports({ rows }: { rows: DataExport[] }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table" verticalSpacing={8} aria-label="Exports">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Asked for</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>About</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>File</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td data-label="Asked for">
                <When at={row.created_at} full />
              </Table.Td>
              <Table.Td data-label="By">{row.requested_by}</Table.Td>
              <Table.Td data-label="About">{row.subject_type === 'person' ? 'One person' : 'Everything'}</Table.Td>
              <Table.Td data-label="State" miw={160}>
                <State row={row} />
              </Table.Td>
              <Table.Td data-label="File">
                {row.status === 'ready' && (
                  <>
                    <Anchor href={exportFile(row.id)} download size="sm">
                      <IconDownload size={14} aria-hidden /> Download ({formatBytes(row.file_size ?? 0)})
                    </Anchor>
                    {row.expires_at && (
                      <Text size="xs" c="dimmed">
                        until <When at={row.expires_at} full />
                      </Text>
                    )}
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

const colors = { queued: 'gray', running: 'wing', ready: 'teal', failed: 'red', expired: 'gray' };

function State({ row }: { row: DataExport }) {
  if (row.status === 'running') {
    const share = row.total > 0 ? (100 * row.done) / row.total : 0;
    return (
      <>
        <Text size="xs">
          {row.done} of {row.total}
        </Text>
        <Progress value={share} size="sm" aria-label="Progress of the export" />
      </>
    );
  }
  return (
    <>
      <Badge color={colors[row.status]}>{row.status}</Badge>
      {row.failure && <Text size="xs">{row.failure}</Text>}
    </>
  );
}
