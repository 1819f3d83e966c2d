import { describe, expect, it } from 'vitest';
import type { FieldSchema } from '@/api/types';
import { trunkType } from '@/test/data';
import { changes, creation, draftOf, editableFields, kindOf, missing, sections } from './schema';

const fields = editableFields(trunkType);

describe('the control of a field', () => {
  const cases: [string, FieldSchema][] = [
    ['text', { type: 'string' }],
    ['number', { type: ['integer', 'null'] }],
    ['switch', { type: 'boolean' }],
    ['select', { type: 'string', enum: ['a'] }],
    ['multiselect', { type: 'array', items: { enum: ['a'] } }],
    ['tags', { type: 'array', items: { type: 'string' } }],
    ['reference', { type: 'string', 'x-reference': 'inbox' }],
    ['references', { type: 'array', items: { type: 'string', 'x-reference': 'person' } }],
    ['references', { type: 'array', 'x-reference': 'person' }],
    ['secret', { type: 'string', writeOnly: true }],
    ['datetime', { type: 'string', format: 'date-time' }],
    ['textarea', { type: 'string', maxLength: 4000 }],
    ['conditions', { type: 'object', 'x-widget': 'routing-conditions' }],
    ['conditions', { type: 'object', properties: { operator: {}, rules: {} } }],
    ['action', { type: 'object', properties: { type: {}, inbox_id: {} } }],
    ['object', { type: 'object', properties: { a: {} } }],
  ];
  it.each(cases)('is %s for %o', (kind, schema) => expect(kindOf(schema)).toBe(kind));
});

it('orders the fields and leaves out what can’t be edited', () => {
  expect(fields.map(({ name }) => name).slice(0, 3)).toEqual(['name', 'host', 'port']);
  expect(fields.map(({ name }) => name)).not.toContain('registration_status');
});

it('groups by section in the order of first appearance', () => {
  expect(sections(fields).map(({ title, fields: group }) => [title, group.length])).toEqual([
    [null, 7],
    ['Connection', 2],
  ]);
});

it('starts with the defaults and creates only what was filled in', () => {
  const draft = { ...draftOf(fields, null), name: 'Main', host: 'sip.example', password: '' };
  expect(creation(fields, draft)).toEqual({
    name: 'Main',
    host: 'sip.example',
    port: 5060,
    transport: 'udp',
    enabled: true,
  });
});

it('changes only what differs: an emptied field to null, an untouched secret not at all', () => {
  const row = { id: '1', name: 'Main', host: 'sip.example', port: 5060, prefixes: ['+44'], enabled: true };
  const draft = { ...draftOf(fields, row), port: null, prefixes: ['+44', '+49'] };
  expect(changes(fields, draft, row)).toEqual({ port: null, prefixes: ['+44', '+49'] });
  expect(changes(fields, { ...draftOf(fields, row), password: 'new' }, row)).toEqual({ password: 'new' });
});

it('names what is missing', () => {
  expect(missing(fields, draftOf(fields, null))).toEqual({ name: 'Name is needed', host: 'Host is needed' });
});
