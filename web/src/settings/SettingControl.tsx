import { Group, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Setting } from './api';
import { durationOf, seconds, unitOf, units } from './duration';

interface Props {
  setting: Setting;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** The control that fits a setting, as its declaration describes it. */
export function SettingControl({ setting, value, onChange, disabled }: Props) {
  const common = { 'aria-label': setting.label, disabled, size: 'xs' as const };
  switch (setting.kind) {
    case 'boolean':
    case 'flag':
      return (
        <Switch
          aria-label={setting.label}
          disabled={disabled}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'integer':
    case 'percentage':
      return (
        <NumberInput
          {...common}
          w={140}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
          min={Number(setting.limits.minimum)}
          max={Number(setting.limits.maximum)}
          allowDecimal={false}
          clampBehavior="none"
          suffix={setting.kind === 'percentage' ? ' %' : undefined}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          w={200}
          data={setting.limits.options}
          value={String(value)}
          onChange={onChange}
          allowDeselect={false}
        />
      );
    case 'duration':
      return <DurationControl setting={setting} value={value} onChange={onChange} disabled={disabled} />;
    case 'texts':
      return (
        <TagsInput
          {...common}
          w="100%"
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
          placeholder="Type, then Enter"
        />
      );
    default:
      return (
        <TextInput
          {...common}
          w={260}
          value={String(value ?? '')}
          maxLength={setting.limits.max_length}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

function DurationControl({ setting, value, onChange, disabled }: Props) {
  const [unit, setUnit] = useState(() => unitOf(value).size);
  const count = (seconds(value) ?? 0) / unit;
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        aria-label={setting.label}
        size="xs"
        w={100}
        min={0}
        disabled={disabled}
        value={count}
        onChange={(next) => onChange(durationOf(Math.round(Number(next) || 0), unit))}
      />
      <Select
        aria-label={`Unit of ${setting.label}`}
        size="xs"
        w={110}
        disabled={disabled}
        data={units}
        value={String(unit)}
        allowDeselect={false}
        onChange={(next) => {
          setUnit(Number(next));
          onChange(durationOf(Math.round(count), Number(next)));
        }}
      />
    </Group>
  );
}
