import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RecordType } from '@/api/types';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { RecordEditor } from './RecordEditor';

const people = { type: 'array', items: { type: 'string', 'x-reference': 'person' } };
const inboxType: RecordType = {
  type: 'inbox',
  label: 'Inbox',
  label_plural: 'Inboxes',
  path: '/api/v1/inboxes',
  title_field: 'name',
  permissions: { read: true },
  list_fields: ['name'],
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Name', 'x-order': 1 },
      description: { type: 'string', title: 'Description', 'x-order': 2 },
      admins: { ...people, title: 'Members who administer', 'x-order': 3 },
    },
  },
};
const ruleType: RecordType = {
  ...inboxType,
  type: 'routing_rule',
  label: 'Routing rule',
  path: '/api/v1/routing-rules',
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Name', 'x-order': 1 },
      inbox_id: { type: 'string', title: 'Only in the inbox', 'x-reference': 'inbox', 'x-order': 2 },
    },
  },
};

const inbox = (admins: string[]) => ({ id: 'i1', name: 'Front desk', description: '', admins, version: 1 });
const api = (admins: string[]) =>
  fakeApi({
    'GET /api/v1/record-types': { body: { data: [inboxType, ruleType] } },
    'GET /api/v1/inboxes': { body: { data: [inbox(admins)], next_cursor: null } },
    'GET /api/v1/inboxes/i1': { body: inbox(admins) },
    'GET /api/v1/routing-rules': { body: { data: [], next_cursor: null } },
    'GET /api/v1/routing-rules/r1': { body: { id: 'r1', name: 'Urgent', inbox_id: 'i1', version: 1 } },
  });
const editor = (type: RecordType, id: string) =>
  renderApp(<RecordEditor type={type} id={id} onClose={() => {}} />, { as: { permissions: ['fax:read'] } });

it('lets who administers an inbox change its members, not its name', async () => {
  api(['p1']);
  editor(inboxType, 'i1');
  expect(await screen.findByRole('button', { name: 'Save' })).toBeInTheDocument();
  expect(screen.getByLabelText(/Description/)).toBeEnabled();
  expect(screen.getByLabelText(/^Name/)).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  expect(await screen.findByRole('link', { name: 'New rule' })).toBeInTheDocument();
});

it('shows the other members the same for reading only', async () => {
  api(['p2']);
  editor(inboxType, 'i1');
  expect(await screen.findByLabelText(/Description/)).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'New rule' })).toBeNull();
});

it('opens the rules of the inbox to its administrators', async () => {
  api(['p1']);
  editor(ruleType, 'r1');
  expect(await screen.findByRole('button', { name: 'Save' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Delete' })).toBeInTheDocument();
});
