import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { ConfirmDialog } from '@/shared/confirm';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import RatesPage from './RatesPage';

const carrierType = {
  type: 'carrier_account',
  label: 'Carrier',
  label_plural: 'Carriers',
  path: '/api/v1/carriers',
  title_field: 'name',
  permissions: { read: true },
  list_fields: [],
  schema: {},
};
const deck = {
  id: 'd1',
  carrier_account_id: 'a1',
  operation: 'fax',
  name: 'December',
  rates: 2,
  rejected: 1,
  created_at: '2026-11-20T10:00:00Z',
  created_by: 'Alice Moreau',
};
const common = {
  'GET /api/v1/record-types': { body: { data: [carrierType] } },
  'GET /api/v1/carriers': { body: { data: [{ id: 'a1', name: 'Telnyx' }], next_cursor: null } },
};
const show = (path: string) =>
  renderApp(
    <>
      <Routes>
        <Route path="/rates/:deckId?" element={<RatesPage />} />
      </Routes>
      <ConfirmDialog />
    </>,
    { path },
  );

it('imports a list and tells which rows were left out', async () => {
  let decks: object[] = [];
  const api = fakeApi({
    ...common,
    'GET /api/v1/rates/decks': () => ({ body: { data: decks } }),
    'POST /api/v1/rates/decks': () => {
      decks = [deck];
      return {
        status: 201,
        body: { deck, bad_rows: [{ line: 4, field: 'prefix', problem: 'not a prefix', expected: '1 to 15 digits' }] },
      };
    },
  });
  show('/rates?carrier=a1');
  expect(await screen.findByText('No price list yet')).toBeVisible();
  await user.type(screen.getByLabelText(/^Name/), 'December');
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await user.upload(input, new File(['prefix,price\n'], 'prices.csv', { type: 'text/csv' }));
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByText('December: 2 prices stored, 1 row left out')).toBeVisible();
  const bad = screen.getByRole('table', { name: 'Rows left out' });
  expect(within(bad).getByText('not a prefix')).toBeVisible();
  const sent = api.called('POST', '/api/v1/rates/decks')[0]!;
  expect(sent.query.get('carrier_account_id')).toBe('a1');
  expect(sent.query.get('name')).toBe('December');
  expect(sent.headers['Content-Type']).toBe('text/csv');
  expect(await screen.findByRole('link', { name: 'December' })).toHaveAttribute('href', '/rates/d1');
});

it('shows a list by prefix', async () => {
  const api = fakeApi({
    ...common,
    'GET /api/v1/rates/decks': { body: { data: [deck] } },
    'GET /api/v1/rates/decks/d1': { body: deck },
    'GET /api/v1/rates/decks/d1/rates': ({ query }) => ({
      body: {
        data: query.get('prefix')?.startsWith('18')
          ? []
          : [{ prefix: '1', price: '0.0042', currency: 'USD', valid_from: '2020-01-01T00:00:00Z', label: 'America' }],
      },
    }),
  });
  show('/rates/d1');
  expect(await screen.findByText('0.0042 USD')).toBeVisible();
  await user.type(screen.getByLabelText('Begins with'), '18');
  expect(await screen.findByText('No such prefix')).toBeVisible();
  expect(api.called('GET', '/api/v1/rates/decks/d1/rates').at(-1)?.query.get('prefix')).toBe('18');
});

it('deletes a list after it was confirmed', async () => {
  const api = fakeApi({
    ...common,
    'GET /api/v1/rates/decks': { body: { data: [deck] } },
    'DELETE /api/v1/rates/decks/d1': { status: 204 },
  });
  show('/rates');
  await user.click(await screen.findByRole('button', { name: 'Delete December' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
  expect(api.called('DELETE', '/api/v1/rates/decks/d1')).toHaveLength(1);
});
