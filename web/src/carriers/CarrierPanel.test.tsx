import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import CarrierPanel from './CarrierPanel';

const row = { id: 'a1', name: 'Telnyx', last_test: null };
const health = {
  operation: 'fax',
  score: 35,
  samples: 20,
  error_rate: 0.4,
  latency_ms: 240,
  breaker: 'open',
  retry_at: '2026-11-20T10:05:00Z',
  credential_version: 1,
};
const attempt = {
  id: 'x1',
  operation: 'fax',
  subject_type: 'fax',
  subject_id: 'f1',
  from: '…0199',
  to: '…0100',
  state: 'retryable',
  cause: 'rate_limited',
  code: '429',
  begun_at: '2026-11-20T10:00:00Z',
};

it('shows how an account does and what was asked of it', async () => {
  fakeApi({
    'GET /api/v1/carriers/a1/health': { body: { data: [health] } },
    'GET /api/v1/carriers/a1/attempts': { body: { data: [attempt], next_cursor: null } },
  });
  renderApp(<CarrierPanel row={row} />);
  const shown = screen.getByRole('region', { name: 'Health' });
  expect(await within(shown).findByText('35 of 100')).toBeVisible();
  expect(within(shown).getByText('rests after failures')).toBeVisible();
  expect(within(shown).getByText(/20 outcomes · 40 % failed · answers in 240 ms/)).toBeVisible();
  const attempts = screen.getByRole('region', { name: 'Last attempts' });
  expect(await within(attempts).findByText('Retryable')).toBeVisible();
  expect(within(attempts).getByText(/to …0100 · Rate limited/)).toBeVisible();
  expect(within(attempts).getByRole('link')).toHaveAttribute('href', '/faxes/f1');
});

it('tests the account and says what the provider answered', async () => {
  fakeApi({
    'GET /api/v1/carriers/a1/health': { body: { data: [] } },
    'GET /api/v1/carriers/a1/attempts': { body: { data: [], next_cursor: null } },
    'POST /api/v1/carriers/a1/test': {
      body: { at: '2026-11-20T10:00:00Z', works: false, text: 'The key was refused.' },
    },
  });
  renderApp(<CarrierPanel row={row} />);
  expect(await screen.findByText(/nothing is known, and nothing is assumed/)).toBeVisible();
  expect(await screen.findByText(/Nothing was asked of it yet/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Test this carrier' }));
  expect(await screen.findByText('It does not work')).toBeVisible();
  expect(screen.getByText('The key was refused.')).toBeVisible();
});
