import { Badge, Text } from '@mantine/core';
import { formatNumber, humanize } from '@/shared/format';
import { When } from '@/shared/When';
import { describeConditions, type Group } from './fields/conditions';
import type { Field } from './schema';
import { useReferenceTitles } from './useReference';

/** One value in a list, as a reader wants to see it. */
export function Value({ field, value }: { field: Field; value: unknown }) {
  if (value === null || value === undefined || value === '')
    return (
      <Text component="span" c="dimmed">
        –
      </Text>
    );
  if (field.kind === 'reference' || field.kind === 'references') return <ReferenceValue field={field} value={value} />;
  if (typeof value === 'boolean') {
    return <Badge color={value ? 'teal' : 'gray'}>{value ? 'Yes' : 'No'}</Badge>;
  }
  if (Array.isArray(value))
    return value.length > 0 ? (
      value.map(optionLabel).join(', ')
    ) : (
      <Text component="span" c="dimmed">
        –
      </Text>
    );
  if (field.kind === 'conditions') return describeConditions(value as Group);
  if (field.kind === 'action') return <ActionValue value={value as Record<string, unknown>} />;
  if (typeof value === 'object') return JSON.stringify(value);
  if (field.schema.format === 'date-time' || field.kind === 'datetime') return <When at={String(value)} />;
  if (/status|state/.test(field.name)) return <StatusValue value={String(value)} />;
  if (typeof value === 'string' && /^\+\d{6,15}$/.test(value))
    return <span className="dw-nowrap">{formatNumber(value)}</span>;
  if (field.schema.enum && typeof value === 'string') return optionLabel(value);
  return String(value);
}

/** `fax_user` → `Fax user`; what is an acronym or a code (`UDP`, `PCMU`, `fax:send`) stays. */
export function optionLabel(option: unknown): string {
  const text = String(option);
  const proper = properNames.get(text);
  if (proper !== undefined) return proper;
  return /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/.test(text) ? humanize(text) : text;
}

const properNames = new Map([
  ['udp', 'UDP'],
  ['tcp', 'TCP'],
  ['tls', 'TLS'],
  ['signalwire', 'SignalWire'],
  ['sinch', 'Sinch Fax'],
  ['sinch-sms', 'Sinch SMS'],
  ['didww', 'DIDWW'],
]);

const good = new Set(['registered', 'active', 'up', 'ok', 'online', 'enabled', 'not_needed', 'reachable', 'open']);
const bad = new Set([
  'failed',
  'rejected',
  'refused',
  'down',
  'unreachable',
  'locked',
  'disabled',
  'revoked',
  'expired',
]);

export function StatusValue({ value }: { value: string }) {
  const color = good.has(value) ? 'teal' : bad.has(value) ? 'red' : 'gray';
  return <Badge color={color}>{humanize(value)}</Badge>;
}

function ReferenceValue({ field, value }: { field: Field; value: unknown }) {
  const type = field.schema['x-reference'] ?? field.schema.items?.['x-reference'];
  const titles = useReferenceTitles(type);
  const ids = [value].flat().map(String);
  if (ids.length === 0)
    return (
      <Text component="span" c="dimmed">
        –
      </Text>
    );
  return ids.map((id) => titles.get(id) ?? '…').join(', ');
}

function ActionValue({ value }: { value: Record<string, unknown> }) {
  const inboxes = useReferenceTitles('inbox');
  const people = useReferenceTitles('person');
  if (value['type'] === 'person') return `Person: ${people.get(String(value['person_id'])) ?? '…'}`;
  return `Inbox: ${inboxes.get(String(value['inbox_id'])) ?? '…'}`;
}
