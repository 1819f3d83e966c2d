import { Alert, Button, FileInput, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import type { BadRow } from '@/carriers/api';
import { announce } from '@/shared/announce';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { type ContactImport, importContacts } from './api';

/** What an import did, or would do, in one sentence. */
export function told(report: ContactImport): string {
  const will = report.dry_run;
  const parts = [
    `${plural(report.created, 'contact')} ${will ? 'would be added' : 'added'}`,
    report.updated > 0 && `${report.updated} ${will ? 'would be changed' : 'changed'}`,
    report.unchanged > 0 && `${report.unchanged} as they are`,
    report.rejected > 0 && `${plural(report.rejected, 'row')} left out`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** Brings a file in: first it is tried, and what would come of each row is shown. */
export function ImportContacts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const bring = useMutation({
    mutationFn: (dryRun: boolean) => importContacts(file!, dryRun),
    onSuccess: (report) => {
      announce(told(report));
      if (report.dry_run) return;
      void queries.invalidateQueries({ queryKey: keys.recordLists('contact') });
      void queries.invalidateQueries({ queryKey: keys.recordLists('contact_group') });
      void queries.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  const report = bring.data;
  const tried = report?.dry_run === true;
  const usable = tried && report.created + report.updated > 0;
  const close = () => {
    setFile(null);
    bring.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Import contacts" size="lg">
      <Stack gap="sm">
        <FileInput
          label="CSV file"
          description="UTF-8, at most 5,000 rows. The first line names the columns: name, fax_number and, if wanted, company, other_fax_number, email, time_zone, resolution, notes, groups (names with semicolons)."
          accept=".csv,text/csv"
          placeholder="Choose"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            bring.reset();
          }}
        />
        {bring.error && <ProblemPanel error={bring.error} />}
        {report && (
          <Alert color={report.rejected > 0 ? 'orange' : 'teal'} title={told(report)}>
            {report.new_groups.length > 0 && (
              <Text size="sm" mb={4}>
                {tried ? 'New groups: ' : 'Groups made: '}
                {report.new_groups.join(', ')}
              </Text>
            )}
            {report.bad_rows.length > 0 && <BadRows rows={report.bad_rows} />}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          {report && !tried ? (
            <Button onClick={close}>Done</Button>
          ) : (
            <>
              <Button
                variant={usable ? 'default' : 'filled'}
                disabled={!file}
                loading={bring.isPending && bring.variables}
                onClick={() => bring.mutate(true)}
              >
                Try it
              </Button>
              <Button
                variant={usable ? 'filled' : 'default'}
                disabled={!usable}
                loading={bring.isPending && !bring.variables}
                onClick={() => bring.mutate(false)}
              >
                Import
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function BadRows({ rows }: { rows: BadRow[] }) {
  return (
    <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': 'Rows left out' }}>
      <Table className="dw-table dw-table-still" verticalSpacing={4} aria-label="Rows left out">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>Problem</Table.Th>
            <Table.Th>Expected</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ line, field, problem, expected }) => (
            <Table.Tr key={`${line} ${field}`}>
              <Table.Td data-label="Line">{line}</Table.Td>
              <Table.Td data-label="Column">{field}</Table.Td>
              <Table.Td data-label="Problem">{problem}</Table.Td>
              <Table.Td data-label="Expected" className="dw-wraps">
                {expected}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
