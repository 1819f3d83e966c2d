import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type Field, type FieldType, fieldTypes, placeOf } from './template';

interface Props {
  field: Field;
  onChange: (next: Field, act: string) => void;
  onDelete: () => void;
}

const sides = ['x', 'y', 'w', 'h'] as const;
const sideLabels = { x: 'Left, %', y: 'Top, %', w: 'Width, %', h: 'Height, %' };

/** What a field is called, what is in it, and where it is in numbers. */
export function FieldProperties({ field, onChange, onDelete }: Props) {
  const place = placeOf(field);
  return (
    <div className="dw-block-form" role="group" aria-label={`Field ${field.label}`}>
      <Group gap="xs" align="end" grow>
        <TextInput
          size="xs"
          label="Label"
          maxLength={120}
          value={field.label}
          onChange={(event) => onChange({ ...field, label: event.currentTarget.value }, 'label')}
        />
        <TextInput
          size="xs"
          label="Name for programs"
          maxLength={40}
          value={field.name}
          onChange={(event) => onChange({ ...field, name: event.currentTarget.value }, 'name')}
        />
        <Select
          size="xs"
          label="Holds"
          allowDeselect={false}
          data={fieldTypes}
          value={field.type}
          onChange={(type) => onChange({ ...field, type: (type ?? 'text') as FieldType }, 'type')}
        />
      </Group>
      {place && (
        <Group gap="xs" align="end" grow mt="xs">
          {sides.map((side) => (
            <NumberInput
              key={side}
              size="xs"
              label={sideLabels[side]}
              min={side === 'w' || side === 'h' ? 0.4 : 0}
              max={100}
              step={0.1}
              decimalScale={2}
              value={Math.round(place[side] * 10_000) / 100}
              onChange={(value) => {
                if (typeof value === 'number') onChange({ ...field, [side]: value / 100 }, `side ${side}`);
              }}
            />
          ))}
        </Group>
      )}
      {field.beside && (
        <TextInput
          size="xs"
          mt="xs"
          label="Beside one of the labels"
          description="Separated by |"
          value={field.beside.join(' | ')}
          onChange={(event) =>
            onChange({ ...field, beside: event.currentTarget.value.split('|').map((one) => one.trim()) }, 'beside')
          }
        />
      )}
      <TextInput
        size="xs"
        mt="xs"
        label="Printed within it"
        description="What the form itself prints there is no part of the value. Separated by |"
        value={(field.print ?? []).join(' | ')}
        onChange={(event) => {
          const words = event.currentTarget.value.split('|').map((one) => one.trim());
          onChange({ ...field, print: words.some(Boolean) ? words : null }, 'print');
        }}
      />
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={onDelete}
      >
        Take the field away
      </Button>
    </div>
  );
}
