import { Fieldset, Input, JsonInput } from '@mantine/core';
import { useState } from 'react';
import { fieldsOf } from '../schema';
import { type ControlProps, FieldControl } from './FieldControl';

/** A structured value: its fields when the schema names them, else its JSON. */
export function ObjectField(props: ControlProps) {
  const { field, value, onChange, error, disabled } = props;
  const inner = fieldsOf(field.schema);
  if (inner.length === 0) return <JsonField {...props} />;
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return (
    <Fieldset legend={field.label} disabled={disabled} className="dw-fieldset">
      {inner.map((one) => (
        <FieldControl
          key={one.name}
          field={one}
          value={object[one.name]}
          onChange={(next) => onChange({ ...object, [one.name]: next })}
          disabled={disabled}
        />
      ))}
      {error && <Input.Error>{error}</Input.Error>}
    </Fieldset>
  );
}

function JsonField({ field, value, onChange, error, disabled }: ControlProps) {
  const [text, setText] = useState(value === undefined || value === null ? '' : JSON.stringify(value, null, 2));
  const [fault, setFault] = useState<string | null>(null);
  const change = (next: string) => {
    setText(next);
    try {
      onChange(next.trim() ? JSON.parse(next) : null);
      setFault(null);
    } catch {
      setFault('Not valid JSON');
    }
  };
  return (
    <JsonInput
      label={field.label}
      description={field.schema.description}
      error={fault ?? error}
      disabled={disabled}
      autosize
      minRows={3}
      value={text}
      onChange={change}
      data-field={field.name}
    />
  );
}
