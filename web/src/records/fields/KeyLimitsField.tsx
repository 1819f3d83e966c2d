import { ActionIcon, Fieldset, Group, Input, NumberInput, Select, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ControlProps } from './FieldControl';

const operations = [
  { value: 'api.request', label: 'API requests' },
  { value: 'fax.send', label: 'Faxes sent' },
  { value: 'sms.send', label: 'SMS sent' },
  { value: 'voice.call', label: 'Calls' },
  { value: 'number.search', label: 'Number searches' },
  { value: 'analytics.query', label: 'Analytics queries' },
  { value: 'data.export', label: 'Data exports' },
  { value: 'faxbot.request', label: 'Faxbot requests' },
  { value: 'faxbot.list', label: 'Faxbot inbound lists' },
  { value: 'faxbot.read', label: 'Faxbot inbound reads' },
];
const windows = [
  { name: 'per_second', label: 'Per second' },
  { name: 'per_minute', label: 'Per minute' },
  { name: 'per_day', label: 'Per day' },
];

type Rates = Record<string, Record<string, number> | null>;

/** How often a key may do what. What isn't listed has the defaults of the organisation's tier. */
export function KeyLimitsField({ field, value, onChange, error, disabled }: ControlProps) {
  const rates = (typeof value === 'object' && value !== null ? value : {}) as Rates;
  const listed = Object.entries(rates).filter(([, rate]) => rate !== null) as [string, Record<string, number>][];
  const free = operations.filter((operation) => !rates[operation.value]);
  return (
    <Fieldset legend={field.label} disabled={disabled} className="dw-fieldset">
      <Text size="xs" c="dimmed">
        {field.schema.description}
      </Text>
      {listed.map(([operation, rate]) => {
        const label = operations.find((one) => one.value === operation)?.label ?? operation;
        return (
          <Group key={operation} gap={6} align="end" role="group" aria-label={label}>
            <Text size="sm" w={120}>
              {label}
            </Text>
            {windows.map((window) => (
              <NumberInput
                key={window.name}
                label={window.label}
                size="xs"
                w={90}
                min={0}
                allowDecimal={false}
                value={rate[window.name] ?? 0}
                onChange={(next) => onChange({ ...rates, [operation]: { ...rate, [window.name]: Number(next) || 0 } })}
              />
            ))}
            <ActionIcon
              aria-label={`Remove the limits of ${label}`}
              onClick={() => onChange({ ...rates, [operation]: null })}
            >
              <IconX size={15} />
            </ActionIcon>
          </Group>
        );
      })}
      {free.length > 0 && (
        <Group gap={6} mt={6}>
          <Select
            size="xs"
            w={180}
            aria-label="Add limits of"
            placeholder="Add limits of …"
            data={free}
            value={null}
            leftSection={<IconPlus size={13} aria-hidden />}
            onChange={(operation) => operation && onChange({ ...rates, [operation]: { per_minute: 60 } })}
          />
        </Group>
      )}
      {error && <Input.Error>{error}</Input.Error>}
    </Fieldset>
  );
}
