import { ActionIcon, Button, Group, Input, NumberInput, Select, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ControlProps } from './FieldControl';
import { ReferenceField } from './ReferenceField';

export interface Step {
  after_minutes: number;
  unless: 'taken' | 'done';
  to: 'members' | 'person' | 'group' | 'manager';
  person_id?: string | null;
  group_id?: string | null;
}

const most = 10;
const unless = [
  { value: 'taken', label: 'Nobody opened it' },
  { value: 'done', label: 'It is not finished' },
];
const targets = [
  { value: 'members', label: 'Tell those of the inbox' },
  { value: 'person', label: 'Give it to a person' },
  { value: 'group', label: 'Give it to a group' },
  { value: 'manager', label: 'Give it to the manager' },
];

export const stepsOf = (value: unknown): Step[] => {
  const steps = typeof value === 'object' && value !== null ? (value as { steps?: unknown }).steps : undefined;
  return Array.isArray(steps) ? (steps as Step[]) : [];
};

/** A step that leads somewhere else forgets whom it led to. */
export const withTarget = ({ person_id: _person, group_id: _group, ...rest }: Step, to: string): Step => ({
  ...rest,
  to: to as Step['to'],
});

/** What happens, step after step, to a fax that lies too long. */
export function EscalationField({ field, value, onChange, error, disabled }: ControlProps) {
  const steps = stepsOf(value);
  const put = (next: Step[]) => onChange({ steps: next });
  const change = (at: number, step: Step) => put(steps.map((known, index) => (index === at ? step : known)));
  return (
    <Input.Wrapper label={field.label} description={field.schema.description} error={error} labelElement="div">
      <div className="dw-conditions" role="group" aria-label={field.label} data-field={field.name}>
        {steps.length === 0 && (
          <Text size="xs" c="dimmed">
            Nothing happens: a fax waits until somebody takes it.
          </Text>
        )}
        {steps.map((step, index) => (
          <div key={index} className="dw-step" role="group" aria-label={`Step ${index + 1}`}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="xs" fw={600}>
                Step {index + 1}
              </Text>
              <ActionIcon
                size="sm"
                disabled={disabled}
                aria-label={`Remove step ${index + 1}`}
                onClick={() => put(steps.filter((_, at) => at !== index))}
              >
                <IconX size={14} />
              </ActionIcon>
            </Group>
            <NumberInput
              size="xs"
              label={index === 0 ? 'After minutes' : 'After further minutes'}
              min={1}
              max={86_400}
              allowDecimal={false}
              disabled={disabled}
              value={step.after_minutes}
              onChange={(minutes) => change(index, { ...step, after_minutes: Number(minutes) || 1 })}
            />
            <Select
              size="xs"
              label="If"
              allowDeselect={false}
              disabled={disabled}
              data={unless}
              value={step.unless}
              onChange={(next) => next && change(index, { ...step, unless: next as Step['unless'] })}
            />
            <Select
              size="xs"
              label="Then"
              allowDeselect={false}
              disabled={disabled}
              data={targets}
              value={step.to}
              onChange={(next) => next && change(index, withTarget(step, next))}
            />
            {(step.to === 'person' || step.to === 'group') && (
              <ReferenceField
                key={step.to}
                field={{
                  name: `${step.to}_id`,
                  label: step.to === 'person' ? 'Person' : 'Work group',
                  schema: { type: 'string', 'x-reference': step.to === 'person' ? 'person' : 'work_group' },
                  kind: 'reference',
                  required: true,
                  readOnly: false,
                  section: null,
                }}
                value={step.to === 'person' ? step.person_id : step.group_id}
                onChange={(id) => change(index, { ...step, [`${step.to}_id`]: id })}
                disabled={disabled}
              />
            )}
          </div>
        ))}
        {!disabled && steps.length < most && (
          <Group>
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconPlus size={13} aria-hidden />}
              onClick={() => put([...steps, { after_minutes: 15, unless: 'taken', to: 'members' }])}
            >
              Step
            </Button>
          </Group>
        )}
      </div>
    </Input.Wrapper>
  );
}
