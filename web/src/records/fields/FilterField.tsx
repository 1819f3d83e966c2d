import { Button, Group, Input, Text } from '@mantine/core';
import { filterWords } from './filterWords';
import type { ControlProps } from './FieldControl';

/** The filter of a view or a smart folder: told, and taken away; it is made where faxes are filtered. */
export function FilterField({ field, value, onChange, error, disabled }: ControlProps) {
  const filter = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  return (
    <Input.Wrapper label={field.label} description={field.schema.description} error={error}>
      <Group gap="xs" mt={4} data-field={field.name}>
        <Text size="sm" style={{ flex: 1 }}>
          {filter ? filterWords(filter) : 'No filter. Set filters in the inbox or the outbox, then save them there.'}
        </Text>
        {filter && !field.required && (
          <Button size="compact-sm" variant="default" disabled={disabled} onClick={() => onChange(null)}>
            Take the filter away
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
