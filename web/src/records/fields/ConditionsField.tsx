import { ActionIcon, Button, Group as Row, Input, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { IconFolderPlus, IconPlus, IconX } from '@tabler/icons-react';
import {
  asGroup,
  type Comparison,
  days,
  fieldOptions,
  type Group,
  isGroup,
  newComparison,
  operatorsFor,
  takesGroups,
  withField,
} from './conditions';
import { CategoryValue } from './CategoryValue';
import type { ControlProps } from './FieldControl';

export function ConditionsField({ field, value, onChange, error, disabled }: ControlProps) {
  const group = asGroup(value);
  const deepest = takesGroups(field.schema) ? 3 : 1;
  return (
    <Input.Wrapper label={field.label} description={field.schema.description} error={error} labelElement="div">
      <GroupEditor group={group} onChange={onChange} disabled={disabled} depth={1} deepest={deepest} />
      {group.rules.length === 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          Without conditions the rule always applies.
        </Text>
      )}
    </Input.Wrapper>
  );
}

interface GroupProps {
  group: Group;
  onChange: (group: Group) => void;
  onRemove?: () => void;
  disabled?: boolean;
  depth: number;
  deepest: number;
}

function GroupEditor({ group, onChange, onRemove, disabled, depth, deepest }: GroupProps) {
  const setRule = (at: number, rule: Comparison | Group) =>
    onChange({ ...group, rules: group.rules.map((known, index) => (index === at ? rule : known)) });
  const removeRule = (at: number) => onChange({ ...group, rules: group.rules.filter((_, index) => index !== at) });
  const add = (rule: Comparison | Group) => onChange({ ...group, rules: [...group.rules, rule] });

  return (
    <div className="dw-conditions" role="group" aria-label={depth === 1 ? 'Conditions' : 'Group of conditions'}>
      {(group.rules.length > 1 || depth > 1) && (
        <Row gap="xs" justify="space-between">
          <SegmentedControl
            size="xs"
            disabled={disabled}
            value={group.operator}
            onChange={(operator) => onChange({ ...group, operator: operator as Group['operator'] })}
            data={[
              { value: 'AND', label: 'All of these' },
              { value: 'OR', label: 'Any of these' },
            ]}
            aria-label="How the conditions are joined"
          />
          {onRemove && (
            <ActionIcon size="sm" onClick={onRemove} aria-label="Remove this group" disabled={disabled}>
              <IconX size={14} />
            </ActionIcon>
          )}
        </Row>
      )}
      {group.rules.map((rule, index) =>
        isGroup(rule) ? (
          <GroupEditor
            key={index}
            group={rule}
            depth={depth + 1}
            deepest={deepest}
            disabled={disabled}
            onChange={(next) => setRule(index, next)}
            onRemove={() => removeRule(index)}
          />
        ) : (
          <ComparisonEditor
            key={index}
            rule={rule}
            disabled={disabled}
            onChange={(next) => setRule(index, next)}
            onRemove={() => removeRule(index)}
          />
        ),
      )}
      {!disabled && (
        <Row gap={4}>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => add(newComparison())}
          >
            Condition
          </Button>
          {depth < deepest && (
            <Button
              variant="subtle"
              size="compact-xs"
              color="gray"
              leftSection={<IconFolderPlus size={13} aria-hidden />}
              onClick={() => add({ operator: 'OR', rules: [newComparison()] })}
            >
              Group
            </Button>
          )}
        </Row>
      )}
    </div>
  );
}

const phiOptions = [
  { value: 'true', label: 'Of a person' },
  { value: 'false', label: 'None' },
];

interface ComparisonProps {
  rule: Comparison;
  onChange: (rule: Comparison) => void;
  onRemove: () => void;
  disabled?: boolean;
}

function ComparisonEditor({ rule, onChange, onRemove, disabled }: ComparisonProps) {
  const setValue = (value: string) => onChange({ ...rule, value });
  return (
    <div className="dw-comparison">
      <Select
        size="xs"
        className="dw-comparison-field"
        aria-label="Field"
        disabled={disabled}
        data={fieldOptions.map((option) => ({ ...option }))}
        value={rule.field}
        allowDeselect={false}
        onChange={(field) => field && onChange(withField(rule, field))}
      />
      <Select
        size="xs"
        className="dw-comparison-operator"
        aria-label="Comparison"
        disabled={disabled}
        data={operatorsFor(rule.field, rule.operator)}
        value={rule.operator}
        allowDeselect={false}
        onChange={(operator) => operator && onChange({ ...rule, operator })}
      />
      {rule.field === 'day_of_week' ? (
        <Select
          size="xs"
          className="dw-comparison-value"
          aria-label="Value"
          disabled={disabled}
          data={days.map((day) => ({ value: day, label: day.charAt(0).toUpperCase() + day.slice(1) }))}
          value={rule.value}
          allowDeselect={false}
          onChange={(day) => day && setValue(day)}
        />
      ) : rule.field === 'category' ? (
        <CategoryValue value={rule.value} onChange={setValue} disabled={disabled} />
      ) : rule.field === 'contains_phi' ? (
        <Select
          size="xs"
          className="dw-comparison-value"
          aria-label="Value"
          disabled={disabled}
          data={phiOptions}
          value={rule.value}
          allowDeselect={false}
          onChange={(value) => value && setValue(value)}
        />
      ) : (
        <TextInput
          size="xs"
          className="dw-comparison-value"
          aria-label="Value"
          disabled={disabled}
          type={
            rule.field === 'pages' || rule.field === 'spam_score'
              ? 'number'
              : rule.field === 'time_of_day'
                ? 'time'
                : 'text'
          }
          placeholder={rule.field.endsWith('_number') ? '+1 212 555 0123' : undefined}
          value={rule.value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <ActionIcon
        size="sm"
        className="dw-comparison-remove"
        onClick={onRemove}
        aria-label="Remove this condition"
        disabled={disabled}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
