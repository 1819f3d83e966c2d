import { Badge, Button, Code, Group, ScrollArea, Select, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { confirm } from '@/shared/confirm';
import { EmptyState } from '@/shared/EmptyState';
import { humanize } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { type Erasure, listErasures, privacyKeys, requestErasure } from './api';

export function ErasuresPanel() {
  const queries = useQueryClient();
  const [type, setType] = useState<string | null>('person');
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const { data, error, isPending } = useQuery({
    queryKey: privacyKeys.erasures,
    queryFn: listErasures,
    refetchInterval: (query) => (query.state.data?.data.some(({ status }) => status === 'queued') ? 1_000 : false),
  });
  const erase = useMutation({
    mutationFn: () => requestErasure(type ?? '', id.trim(), reason),
    onSuccess: () => {
      setId('');
      setReason('');
      notifyDone('The erasure is on its way');
      void queries.invalidateQueries({ queryKey: privacyKeys.erasures });
    },
  });
  const ask = async () => {
    const sure = await confirm({
      title: 'Erase it for good?',
      text: 'What is erased can’t be brought back.',
      yes: 'Erase',
      danger: true,
    });
    if (sure) erase.mutate();
  };
  return (
    <>
      <Text size="sm" c="dimmed" maw={700} mb="sm">
        Erases a person who left, or one fax, for good. The audit keeps what happened, without the name. Nothing under a
        legal hold is erased.
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <Group align="end" gap="xs" mb="md">
          <Select
            label="What"
            w={170}
            allowDeselect={false}
            data={(data?.subject_types ?? ['person']).map((value) => ({ value, label: humanize(value) }))}
            value={type}
            onChange={setType}
          />
          <TextInput
            label="Id"
            required
            w={300}
            value={id}
            onChange={(event) => setId(event.currentTarget.value)}
            placeholder="0190a000-…"
          />
          <TextInput
            label="Reason"
            required
            w={260}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            placeholder="Request of the person, 12 May"
          />
          <Button
            type="submit"
            color="red"
            leftSection={<IconEraser size={15} aria-hidden />}
            loading={erase.isPending}
            disabled={!id.trim() || !reason.trim()}
          >
            Erase
          </Button>
        </Group>
      </form>
      {erase.error && <ProblemPanel error={erase.error} />}
      {isPending && <ScreenLoading />}
      {error && <ProblemPanel error={error} />}
      {data?.data.length === 0 && <EmptyState icon={IconEraser} title="Nothing was erased yet" />}
      {data && data.data.length > 0 && <Erasures rows={data.data} />}
    </>
  );
}

const colors = { queued: 'wing', done: 'teal', refused: 'orange' };

function Erasures({ rows }: { rows: Erasure[] }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table" verticalSpacing={8} aria-label="Erasures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Asked for</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Reason</Table.Th>
            <Table.Th>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td data-label="Asked for">
                <When at={row.created_at} full />
              </Table.Td>
              <Table.Td data-label="By">{row.requested_by}</Table.Td>
              <Table.Td data-label="What">
                {humanize(row.subject_type)} <Code>{row.subject_id}</Code>
              </Table.Td>
              <Table.Td data-label="Reason">{row.reason}</Table.Td>
              <Table.Td data-label="State">
                <Badge color={colors[row.status]}>{row.status}</Badge>
                {row.outcome && <Text size="xs">{row.outcome}</Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
