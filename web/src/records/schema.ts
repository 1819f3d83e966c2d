import type { FieldSchema, RecordRow, RecordType } from '@/api/types';
import { formatNumber } from '@/shared/format';

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'switch'
  | 'select'
  | 'multiselect'
  | 'tags'
  | 'reference'
  | 'references'
  | 'secret'
  | 'datetime'
  | 'date'
  | 'conditions'
  | 'action'
  | 'grants'
  | 'key-limits'
  | 'escalation'
  | 'carrier-settings'
  | 'carrier-credentials'
  | 'fax-filter'
  | 'object';

export interface Field {
  name: string;
  schema: FieldSchema;
  kind: FieldKind;
  label: string;
  required: boolean;
  readOnly: boolean;
  section: string | null;
}

const typesOf = (schema: FieldSchema): string[] => [schema.type ?? 'string'].flat();

/** Which control a field is edited with. A hint of the server goes first, then what the schema says. */
export function kindOf(schema: FieldSchema): FieldKind {
  const widget = schema['x-widget'];
  const types = typesOf(schema);
  const has = (name: string) => schema.properties?.[name] !== undefined;
  if (widget?.endsWith('conditions') || (has('operator') && has('rules'))) return 'conditions';
  if (widget?.endsWith('action') || (has('type') && (has('inbox_id') || has('person_id')))) return 'action';
  if (widget === 'grants' || widget === 'fax-filter') return widget;
  if (
    widget === 'key-limits' ||
    widget === 'escalation' ||
    widget === 'carrier-settings' ||
    widget === 'carrier-credentials'
  )
    return widget;
  if (types.includes('array')) {
    if (schema['x-reference'] ?? schema.items?.['x-reference']) return 'references';
    return schema.items?.enum ? 'multiselect' : 'tags';
  }
  if (schema['x-reference']) return 'reference';
  if (types.includes('object')) return 'object';
  if (types.includes('boolean')) return 'switch';
  if (types.includes('integer') || types.includes('number')) return 'number';
  if (schema.enum) return 'select';
  if (schema.writeOnly || schema.format === 'password') return 'secret';
  if (schema.format === 'date-time') return 'datetime';
  if (schema.format === 'date') return 'date';
  return widget === 'textarea' || (schema.maxLength ?? 0) > 500 ? 'textarea' : 'text';
}

const words = (name: string) => {
  const text = name.replace(/_id$/, '').replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export function fieldsOf(schema: FieldSchema): Field[] {
  const order = (field: FieldSchema) => field['x-order'] ?? 1000;
  return Object.entries(schema.properties ?? {})
    .map(([name, field]) => ({ name, field }))
    .sort((one, other) => order(one.field) - order(other.field))
    .map(({ name, field }) => ({
      name,
      schema: field,
      kind: kindOf(field),
      label: field.title ?? words(name),
      required: schema.required?.includes(name) ?? false,
      readOnly: field.readOnly ?? false,
      section: field['x-section'] ?? null,
    }));
}

/** Bookkeeping that every record has; shown below the form, not in it. */
const bookkeeping = new Set([
  'id',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'organization_id',
]);

export const editableFields = (type: RecordType): Field[] =>
  fieldsOf(type.schema).filter(({ name, readOnly }) => !readOnly && !bookkeeping.has(name));

export const readOnlyFields = (type: RecordType): Field[] =>
  fieldsOf(type.schema).filter(({ name, readOnly }) => readOnly && !bookkeeping.has(name));

export function sections(fields: Field[]): { title: string | null; fields: Field[] }[] {
  const found: { title: string | null; fields: Field[] }[] = [];
  for (const field of fields) {
    const known = found.find(({ title }) => title === field.section);
    if (known) known.fields.push(field);
    else found.push({ title: field.section, fields: [field] });
  }
  return found;
}

export type Draft = Record<string, unknown>;

export function draftOf(fields: Field[], row: RecordRow | null): Draft {
  const draft: Draft = {};
  for (const { name, schema, kind } of fields) {
    if (kind === 'secret') draft[name] = '';
    else draft[name] = row ? row[name] : schema.default;
  }
  return draft;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';
const same = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/** What a creation sends: everything that was filled in. */
export function creation(fields: Field[], draft: Draft): Draft {
  return Object.fromEntries(fields.map(({ name }) => [name, draft[name]]).filter(([, value]) => !isEmpty(value)));
}

/** What a change sends: only the fields that differ; an emptied one as null, an untouched secret not at all. */
export function changes(fields: Field[], draft: Draft, row: RecordRow): Draft {
  const changed: Draft = {};
  for (const { name, kind } of fields) {
    const value = draft[name];
    if (kind === 'secret' ? isEmpty(value) : same(value, row[name])) continue;
    changed[name] = isEmpty(value) ? null : patched(row[name], value);
  }
  return changed;
}

/** A merge patch keeps what it does not name: a key that is gone is named as null. */
function patched(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const gone = Object.keys(before).filter((key) => !(key in after));
  return { ...Object.fromEntries(gone.map((key) => [key, null])), ...after };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function missing(fields: Field[], draft: Draft): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { name, label, required, kind } of fields) {
    const value = draft[name];
    if (required && kind !== 'switch' && (isEmpty(value) || (Array.isArray(value) && value.length === 0))) {
      faults[name] = `${label} is needed`;
    }
  }
  return faults;
}

export function titleOf(type: RecordType, row: RecordRow): string {
  const title = row[type.title_field] ?? row.name;
  if (typeof title !== 'string' || !title) return row.id.slice(0, 8);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(title)) return `${type.label} ${title.slice(0, 8)}`;
  return /^\+\d{6,15}$/.test(title) ? formatNumber(title) : title;
}
