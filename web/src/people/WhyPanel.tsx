import { Alert, Badge, Button, Group, List, Select, Text, TextInput, ThemeIcon } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { explain } from '@/api/people';
import { humanize } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { useCatalogue } from './useRoles';

const questions: Record<string, string> = {
  organization: 'Organisation',
  role: 'Role',
  record: 'Record',
  field: 'Fields and health',
};

interface Props {
  personId: string;
  recordType: string;
  act: string;
  label: string;
  onClose: () => void;
}

/** Why an act is allowed or not: each layer's answer, for the type or for one record and field. */
export function WhyPanel({ personId, recordType, act, label, onClose }: Props) {
  const types = useCatalogue().data?.record_types ?? [];
  const fields = types.find((type) => type.record_type === recordType)?.fields ?? [];
  const [record, setRecord] = useState('');
  const [field, setField] = useState<string | null>(null);
  const asking = useMutation({ mutationFn: explain });
  const { mutate } = asking;
  const ask = () =>
    mutate({
      person_id: personId,
      record_type: recordType,
      action: act,
      record_id: record.trim() || undefined,
      field: field ?? undefined,
    });
  useEffect(() => {
    mutate({ person_id: personId, record_type: recordType, action: act });
  }, [mutate, personId, recordType, act]);
  const answer = asking.data;
  // The table above is long: the answer comes to where the question was asked.
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for the effect's end.
    panel.current?.scrollIntoView?.({ block: 'nearest' });
  }, [answer]);
  return (
    <Alert
      ref={panel}
      mt="md"
      variant="default"
      title={`Why: ${humanize(act).toLowerCase()} ${label.toLowerCase()}`}
      withCloseButton
      closeButtonLabel="Close the explanation"
      onClose={onClose}
      role="region"
    >
      {asking.error && <ProblemPanel error={asking.error} />}
      {answer && (
        <>
          <Group gap="xs" mb={6}>
            <Badge color={answer.allowed ? 'teal' : 'red'} variant="light">
              {answer.outcome}
            </Badge>
            <Text size="sm">{answer.rule}</Text>
          </Group>
          <List spacing={4} size="sm" center>
            {answer.layers.map((step) => (
              <List.Item
                key={step.layer + step.rule}
                icon={
                  <ThemeIcon size={18} radius="xl" color={step.passed ? 'teal' : 'red'} variant="light">
                    {step.passed ? <IconCheck size={12} aria-label="yes" /> : <IconX size={12} aria-label="no" />}
                  </ThemeIcon>
                }
              >
                <b>{questions[step.layer] ?? step.layer}</b>: {step.rule}
              </List.Item>
            ))}
          </List>
          {answer.hidden_fields.length > 0 && (
            <Text size="sm" mt={6}>
              Hidden fields: {answer.hidden_fields.join(', ')}
            </Text>
          )}
        </>
      )}
      <Group mt="sm" gap="xs" align="end">
        <TextInput
          label="One record"
          size="xs"
          placeholder="its id"
          value={record}
          onChange={(event) => setRecord(event.currentTarget.value)}
          w={250}
        />
        <Select
          label="One field"
          size="xs"
          clearable
          searchable
          data={fields}
          value={field}
          onChange={setField}
          w={150}
        />
        <Button size="xs" variant="default" onClick={ask} loading={asking.isPending}>
          Ask
        </Button>
      </Group>
    </Alert>
  );
}
