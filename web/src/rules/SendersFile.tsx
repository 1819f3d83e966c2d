import { Button, FileButton, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '@/api/http';
import { keys } from '@/api/keys';
import { plural } from '@/shared/format';
import { notifyProblem } from '@/shared/notify';

interface Report {
  rows: number;
  added: number;
  changed: number;
  same: number;
  rejected: number;
  bad_rows: { line: number; field: string; problem: string; expected: string }[];
}

const largest = 8 * 1024 * 1024;

interface Props {
  path?: string;
  /** The type of the records that the file holds. */
  type?: string;
}

/** Known senders as a CSV file, out and in. */
export default function SendersFile({ path = '/api/v1/deny-list', type = 'deny_entry' }: Props) {
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const bringIn = async (file: File | null) => {
    if (!file) return;
    setFault(file.size > largest ? 'The file is larger than 8 MB.' : null);
    if (file.size > largest) return;
    try {
      setReport(await request<Report>('POST', `${path}/import`, { content: { type: 'text/csv', data: file } }));
      void queries.invalidateQueries({ queryKey: keys.recordLists(type) });
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <div className="dw-filterbar" role="group" aria-label="Known senders as a file">
      <Group gap="xs">
        <Button
          component="a"
          href={`${path}/export`}
          download="known-senders.csv"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          Export
        </Button>
        <FileButton accept="text/csv,.csv" onChange={(file) => void bringIn(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={15} aria-hidden />}>
              Import…
            </Button>
          )}
        </FileButton>
      </Group>
      {fault && (
        <Text size="sm" c="red" role="alert" mt="xs">
          {fault}
        </Text>
      )}
      {report && (
        <div role="status">
          <Text size="sm" mt="xs">
            {plural(report.rows, 'row', 'rows')}: {report.added} new, {report.changed} changed, {report.same} as they
            were, {report.rejected} left out.
          </Text>
          <ul className="dw-moves">
            {report.bad_rows.map((bad, index) => (
              <li key={index}>
                <Text size="xs">
                  Line {bad.line}, {bad.field}: {bad.problem} (expected: {bad.expected})
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
