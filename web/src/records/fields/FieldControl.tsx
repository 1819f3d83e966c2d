import { MultiSelect, NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Draft, Field } from '../schema';
import { optionLabel } from '../Value';
import { ActionField } from './ActionField';
import { CarrierField } from './CarrierField';
import { ConditionsField } from './ConditionsField';
import { EscalationField } from './EscalationField';
import { FilterField } from './FilterField';
import { GrantsField } from './GrantsField';
import { KeyLimitsField } from './KeyLimitsField';
import { ObjectField } from './ObjectField';
import { ReferenceField, ReferencesField } from './ReferenceField';

export interface ControlProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string;
  disabled?: boolean;
  /** The record exists already: secrets are kept unless typed anew, and what can't change is locked. */
  editing?: boolean;
  /** The whole record as it stands in the form, for fields that depend on others. */
  draft?: Draft;
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
const options = (values: unknown[] | undefined) =>
  (values ?? [])
    .filter((value) => value !== null)
    .map((value) => ({ value: String(value), label: optionLabel(value) }));

/** A `datetime-local` field knows no zone; the API knows only UTC. */
function localTime(iso: unknown): string {
  if (typeof iso !== 'string' || !iso) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The control that fits a field; the one place where kinds of fields meet widgets. */
export function FieldControl(props: ControlProps) {
  const { field, value, onChange, error, editing } = props;
  const { schema, label, required } = field;
  const locked = editing && schema['x-immutable'] === true;
  const disabled = props.disabled || locked;
  const common = { label, description: schema.description, error, disabled, required, 'data-field': field.name };

  switch (field.kind) {
    case 'switch':
      return (
        <Switch
          label={label}
          description={schema.description}
          error={error}
          disabled={disabled}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
          min={schema.minimum}
          max={schema.maximum}
          clampBehavior="none"
          allowDecimal={schema.type === 'number'}
        />
      );
    case 'select':
      return (
        <Select
          {...common}
          data={options(schema.enum)}
          value={value === undefined || value === null ? null : String(value)}
          onChange={onChange}
          clearable={!required && schema.default === undefined}
          allowDeselect={!required}
        />
      );
    case 'multiselect':
      return (
        <MultiSelect
          {...common}
          searchable
          data={options(schema.items?.enum)}
          value={list(value)}
          onChange={onChange}
        />
      );
    case 'tags':
      return <TagsInput {...common} value={list(value)} onChange={onChange} placeholder="Type, then Enter" />;
    case 'secret':
      return (
        <PasswordInput
          {...common}
          required={required && !editing}
          value={text(value)}
          placeholder={editing ? 'Unchanged' : undefined}
          autoComplete="new-password"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'textarea':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxLength={schema.maxLength}
          value={text(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'datetime':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={localTime(value)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value ? new Date(currentTarget.value).toISOString() : null)
          }
        />
      );
    case 'reference':
      return <ReferenceField {...props} disabled={disabled} />;
    case 'references':
      return <ReferencesField {...props} disabled={disabled} />;
    case 'conditions':
      return <ConditionsField {...props} disabled={disabled} />;
    case 'action':
      return <ActionField {...props} disabled={disabled} />;
    case 'grants':
      return <GrantsField {...props} disabled={disabled} />;
    case 'escalation':
      return <EscalationField {...props} disabled={disabled} />;
    case 'key-limits':
      return <KeyLimitsField {...props} disabled={disabled} />;
    case 'carrier-settings':
    case 'carrier-credentials':
      return <CarrierField {...props} disabled={disabled} />;
    case 'fax-filter':
      return <FilterField {...props} disabled={disabled} />;
    case 'object':
      return <ObjectField {...props} disabled={disabled} />;
    default:
      return (
        <TextInput
          {...common}
          type={field.kind === 'date' ? 'date' : schema.format === 'email' ? 'email' : 'text'}
          inputMode={schema.format === 'e164' ? 'tel' : undefined}
          maxLength={schema.maxLength}
          value={text(value)}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
