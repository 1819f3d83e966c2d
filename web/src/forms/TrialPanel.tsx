import { Badge, Button, Group, Select, Switch, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { percent } from '@/fax/categories';
import { confirm } from '@/shared/confirm';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { fieldText } from '@/viewer/FormSection';
import { tryForm } from './api';
import type { Definition } from './template';

interface Props {
  definition: Definition;
  samples: { value: string; label: string }[];
  /** The fax that it is tried on at first. */
  first: string | null;
}

/** What a template would read from a fax, before it is saved. */
export function TrialPanel({ definition, samples, first }: Props) {
  const [other, setOther] = useState<string | null>(null);
  const fax = other ?? first;
  const trial = useMutation({
    mutationFn: ({ id, reveal }: { id: string; reveal: boolean }) => tryForm(definition, id, reveal),
  });
  const reveal = async () => {
    if (!fax) return;
    const sure = await confirm({
      title: 'Show what stands in the fields?',
      text: 'It may identify a person. That you saw it is kept in the audit.',
      yes: 'Show it',
    });
    if (sure) trial.mutate({ id: fax, reveal: true });
  };
  const result = trial.data;
  return (
    <section aria-label="Trial">
      <Title order={2} size="h5">
        Try it
      </Title>
      <Group gap="xs" align="end" mt="xs">
        <Select
          label="On the fax"
          placeholder="Choose a fax"
          searchable
          data={samples}
          value={fax}
          style={{ flex: 1 }}
          onChange={(id) => {
            setOther(id);
            trial.reset();
          }}
        />
        <Button
          variant="default"
          disabled={!fax}
          loading={trial.isPending}
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          onClick={() => fax && trial.mutate({ id: fax, reveal: false })}
        >
          Try
        </Button>
      </Group>
      {trial.error && <ProblemPanel error={trial.error} />}
      {result && (
        <div role="status">
          <Group gap="xs" mt="sm">
            <Badge color={result.recognised ? 'teal' : 'orange'}>
              {result.recognised ? 'Recognised' : 'Not recognised'}
            </Badge>
            <Text size="sm">
              {result.page === null
                ? 'None of its pages has enough of the print at its places.'
                : `Page ${result.page} fits by ${percent(result.score)}; ${percent(result.needed)} is needed.`}
            </Text>
          </Group>
          {result.fields.length > 0 && (
            <>
              {result.fields.some((field) => field.masked) && (
                <Switch size="xs" mt="xs" label="Show what was read" checked={false} onChange={() => void reveal()} />
              )}
              <Table mt="xs" fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Field</Table.Th>
                    <Table.Th>Read</Table.Th>
                    <Table.Th>Certain by</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {result.fields.map((field) => (
                    <Table.Tr key={field.name}>
                      <Table.Td>{field.label}</Table.Td>
                      <Table.Td>{fieldText(field) || '–'}</Table.Td>
                      <Table.Td>{percent(field.confidence)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </>
          )}
        </div>
      )}
    </section>
  );
}
