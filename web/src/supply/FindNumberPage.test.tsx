import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ConfirmDialog } from '@/shared/confirm';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import FindNumberPage from './FindNumberPage';

const offer = {
  carrier_account_id: 'a1',
  carrier: 'Telnyx',
  number: '+17205550101',
  kind: 'local',
  place: 'DENVER, CO',
  uses: ['fax', 'voice'],
  monthly: { amount: '1.00', currency: 'USD' },
  set_up: { amount: '2.50', currency: 'USD' },
};
const answered = { carrier_account_id: 'a1', carrier: 'Telnyx', outcome: 'answered', found: 1, left_out: 0, text: '' };
const refused = { ...answered, carrier_account_id: 'a2', carrier: 'Twilio', outcome: 'refused', text: 'Wrong key.' };
const order = {
  id: 'o1',
  carrier_account_id: 'a1',
  number: offer.number,
  state: 'ordered',
  configured: false,
  created_at: '2026-11-20T10:00:00Z',
  created_by: 'Alice Moreau',
};
const show = () =>
  renderApp(
    <>
      <FindNumberPage />
      <ConfirmDialog />
    </>,
  );
const common = { 'GET /api/v1/record-types': { body: { data: [] } } };

it('buys a number after its cost was seen, and follows the order', async () => {
  let orders: object[] = [];
  const api = fakeApi({
    ...common,
    'GET /api/v1/numbers/available': { body: { data: [offer], carriers: [answered, refused] } },
    'GET /api/v1/numbers/orders': () => ({ body: { data: orders, next_cursor: null } }),
    'POST /api/v1/numbers/orders': () => {
      orders = [order];
      return { status: 202, body: order };
    },
  });
  show();
  await user.type(screen.getByLabelText('Area code'), '7-2-0');
  await user.click(screen.getByRole('button', { name: 'Search' }));
  const offers = await screen.findByRole('table', { name: 'Numbers that can be bought' });
  expect(api.called('GET', '/api/v1/numbers/available')[0]?.query.get('area_code')).toBe('720');
  expect(screen.getByText(/Wrong key/)).toBeVisible();
  await user.click(within(offers).getByRole('button', { name: 'Buy +1 720 555 0101' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('Telnyx charges 1.00 USD a month and 2.50 USD once to set it up');
  expect(api.called('POST', '/api/v1/numbers/orders')).toHaveLength(0);
  await user.click(within(dialog).getByRole('button', { name: 'Buy it' }));
  const table = await screen.findByRole('table', { name: 'Orders' });
  expect(within(table).getByText('The carrier works on it.')).toBeVisible();
  expect(api.called('POST', '/api/v1/numbers/orders')[0]?.body).toEqual({
    carrier_account_id: 'a1',
    number: '+17205550101',
    uses: ['fax', 'voice'],
    monthly_cost: '1.00',
    monthly_currency: 'USD',
  });
  await waitFor(() => expect(within(offers).getByRole('button', { name: 'Buy +1 720 555 0101' })).toBeDisabled());
});

it('says what to do when there is nobody to ask, or nothing fits', async () => {
  let carriers: object[] = [];
  fakeApi({
    ...common,
    'GET /api/v1/numbers/available': () => ({ body: { data: [], carriers } }),
    'GET /api/v1/numbers/orders': { body: { data: [], next_cursor: null } },
  });
  show();
  expect(await screen.findByText('Nothing was ordered yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Search' }));
  expect(await screen.findByRole('link', { name: 'Add a carrier' })).toHaveAttribute('href', '/carriers/new');
  carriers = [answered];
  await user.click(screen.getByRole('button', { name: 'Search' }));
  expect(await screen.findByText('No number fits')).toBeVisible();
});

it('shows an order whose answer was lost, and one that failed with its cause', async () => {
  fakeApi({
    ...common,
    'GET /api/v1/numbers/orders': {
      body: {
        data: [
          { ...order, state: 'unknown' },
          { ...order, id: 'o2', state: 'failed', problem: 'Not enough funds.' },
        ],
        next_cursor: null,
      },
    },
  });
  show();
  expect(await screen.findByText(/nothing is ordered twice/)).toBeVisible();
  expect(screen.getByText('Not enough funds.')).toBeVisible();
});
