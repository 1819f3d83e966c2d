import type { FieldSchema } from '@/api/types';

/** Conditions of a routing rule: comparisons joined by AND or OR, in groups where the server takes them. */
/** A rectangle on a page, in fractions of the page from its upper left corner. */
export interface Zone {
  page: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Comparison {
  field: string;
  operator: string;
  /** Always text, numbers and times too. */
  value: string;
  /** Where `text_zone` looks. */
  zone?: Zone | null;
}

export interface Group {
  operator: 'AND' | 'OR';
  rules: (Comparison | Group)[];
}

export const isGroup = (rule: Comparison | Group): rule is Group => 'rules' in rule && Array.isArray(rule.rules);

export const fieldOptions = [
  { value: 'recipient_number', label: 'Our number' },
  { value: 'sender_number', label: 'Sender’s number' },
  { value: 'station_id', label: 'Sender’s station id' },
  { value: 'pages', label: 'Number of pages' },
  { value: 'keyword', label: 'Word in the text' },
  { value: 'text_zone', label: 'Words at a place' },
  { value: 'barcode', label: 'Barcode or QR code' },
  { value: 'category', label: 'Category' },
  { value: 'category_confidence', label: 'Certainty of the category (%)' },
  { value: 'entity', label: 'The text names' },
  { value: 'form', label: 'Form (name of its template)' },
  { value: 'spam_score', label: 'Spam score' },
  { value: 'contains_phi', label: 'Health information' },
  { value: 'time_of_day', label: 'Time of day' },
  { value: 'day_of_week', label: 'Day of the week' },
  { value: 'date', label: 'Date' },
] as const;

export const operatorOptions = [
  { value: 'equals', label: 'is' },
  { value: 'not_equals', label: 'is not' },
  { value: 'starts_with', label: 'starts with' },
  { value: 'contains', label: 'contains' },
  { value: 'matches', label: 'matches the pattern' },
  { value: 'greater_than', label: 'is more than' },
  { value: 'less_than', label: 'is less than' },
] as const;

const sized = ['equals', 'not_equals', 'greater_than', 'less_than'];
const textual = ['equals', 'not_equals', 'starts_with', 'contains', 'matches'];

const allowed: Record<string, string[]> = {
  pages: sized,
  time_of_day: ['greater_than', 'less_than'],
  day_of_week: ['equals', 'not_equals'],
  category: ['equals', 'not_equals'],
  spam_score: ['greater_than', 'less_than'],
  contains_phi: ['equals'],
  category_confidence: ['greater_than', 'less_than'],
  entity: ['equals', 'not_equals'],
  form: ['equals', 'not_equals'],
  date: sized,
  text_zone: ['contains', 'equals', 'starts_with', 'matches'],
  // The whole text of a fax is compared: `equals` would hardly ever hold.
  keyword: ['contains', 'starts_with', 'matches'],
};

/** The comparisons that make sense for a field, the usual one first; one that a program chose stays on offer. */
export function operatorsFor(field: string, present?: string): { value: string; label: string }[] {
  const usual = allowed[field] ?? textual;
  const offered = present === undefined || usual.includes(present) ? usual : [...usual, present];
  return offered.map((value) => ({ value, label: operatorLabel(field, value) }));
}

function operatorLabel(field: string, operator: string): string {
  if (field === 'entity') return operator === 'equals' ? 'yes' : 'no';
  if (field === 'date' && operator === 'greater_than') return 'is after';
  if (field === 'date' && operator === 'less_than') return 'is before';
  if (field === 'time_of_day') return operator === 'greater_than' ? 'is after' : 'is before';
  return label(operatorOptions, operator);
}

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const newComparison = (): Comparison => ({ field: 'recipient_number', operator: 'equals', value: '' });

export function asGroup(value: unknown): Group {
  if (typeof value === 'object' && value !== null && Array.isArray((value as Group).rules)) return value as Group;
  // `[]` is the API's other way to say "always".
  return { operator: 'AND', rules: Array.isArray(value) ? (value as Comparison[]) : [] };
}

/** Where letter heads and subjects stand. */
const wholeTop: Zone = { page: 1, x: 0, y: 0, w: 1, h: 0.25 };

/** What texts can name, as the reading of pages knows it. */
export const entities = [
  'person_patient',
  'person_provider',
  'mrn',
  'npi',
  'dea',
  'dob',
  'ssn',
  'member_id',
  'account',
  'icd10',
  'cpt',
  'ndc',
  'medication',
  'lab_test',
  'date_of_service',
  'phone',
  'email',
  'address',
  'amount',
];

/** Where a value is chosen, not written. */
const firstValue: Record<string, string> = {
  day_of_week: 'monday',
  category: 'unsure',
  contains_phi: 'true',
  spam_score: '50',
  category_confidence: '80',
  entity: 'medication',
  form: 'cms_1500',
};

/** A changed field takes a comparison along that it allows. */
export function withField(rule: Comparison, field: string): Comparison {
  const options = operatorsFor(field);
  const operator = options.some(({ value }) => value === rule.operator)
    ? rule.operator
    : (options[0]?.value ?? 'equals');
  const value = firstValue[field] ?? '';
  return field === 'text_zone' ? { field, operator, value, zone: wholeTop } : { field, operator, value };
}

const label = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

export function describeConditions(value: unknown): string {
  const group = asGroup(value);
  if (group.rules.length === 0) return 'Always';
  return group.rules
    .map((rule) =>
      isGroup(rule)
        ? `(${describeConditions(rule)})`
        : `${label(fieldOptions, rule.field)} ${operatorLabel(rule.field, rule.operator)} ${rule.value}`,
    )
    .join(group.operator === 'AND' ? ' and ' : ' or ');
}

/** Whether the server takes groups within groups: only when the schema of its rules says so. */
export function takesGroups(schema: FieldSchema): boolean {
  const rule = schema.properties?.['rules']?.items;
  return Boolean(rule && (rule.properties?.['rules'] || rule.anyOf || rule.oneOf || rule.$ref));
}
