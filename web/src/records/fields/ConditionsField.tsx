import {
  ActionIcon,
  Button,
  Group as Row,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  Text,
  TextInput,
} from '@mantine/core';
import { IconFolderPlus, IconPlus, IconX } from '@tabler/icons-react';
import {
  asGroup,
  type Comparison,
  days,
  entities,
  fieldOptions,
  type Group,
  isGroup,
  newComparison,
  operatorsFor,
  takesGroups,
  withField,
  type Zone,
} from './conditions';
import { entityLabel } from '@/viewer/entityWords';
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
      ) : rule.field === 'entity' ? (
        <Select
          size="xs"
          className="dw-comparison-value"
          aria-label="Value"
          disabled={disabled}
          searchable
          data={entities.map((kind) => ({ value: kind, label: entityLabel(kind.toUpperCase()) }))}
          value={rule.value}
          allowDeselect={false}
          onChange={(kind) => kind && setValue(kind)}
        />
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
            ['pages', 'spam_score', 'category_confidence'].includes(rule.field)
              ? 'number'
              : rule.field === 'time_of_day'
                ? 'time'
                : 'text'
          }
          placeholder={examples[rule.operator === 'matches' ? 'matches' : rule.field]}
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
      {rule.field === 'text_zone' && (
        <ZoneEditor
          zone={rule.zone ?? { page: 1, x: 0, y: 0, w: 1, h: 1 }}
          disabled={disabled}
          onChange={(zone) => onChange({ ...rule, zone })}
        />
      )}
    </div>
  );
}

const examples: Record<string, string> = {
  recipient_number: '+1 212 555 0123',
  sender_number: '+1 212 555 0123',
  date: '2026-12-25, or 12-25 each year',
  matches: String.raw`For example \bDr\.? Smith\b`,
};

const places: { name: 'x' | 'y' | 'w' | 'h'; label: string }[] = [
  { name: 'x', label: 'From the left (%)' },
  { name: 'y', label: 'From the top (%)' },
  { name: 'w', label: 'Width (%)' },
  { name: 'h', label: 'Height (%)' },
];

/** Where on which page the words stand. */
function ZoneEditor({ zone, onChange, disabled }: { zone: Zone; onChange: (zone: Zone) => void; disabled?: boolean }) {
  return (
    <div className="dw-zone" role="group" aria-label="Place on the page">
      <NumberInput
        size="xs"
        label="Page"
        min={1}
        allowDecimal={false}
        disabled={disabled}
        value={zone.page}
        onChange={(page) => onChange({ ...zone, page: Math.max(1, Number(page) || 1) })}
      />
      {places.map(({ name, label }) => (
        <NumberInput
          key={name}
          size="xs"
          label={label}
          min={0}
          max={100}
          disabled={disabled}
          value={Math.round(zone[name] * 100)}
          onChange={(percent) => onChange({ ...zone, [name]: (Number(percent) || 0) / 100 })}
        />
      ))}
    </div>
  );
}
