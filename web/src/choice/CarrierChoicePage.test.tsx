import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import CarrierChoicePage from './CarrierChoicePage';

const explanation = {
  operation: 'fax',
  destination: 'US',
  chosen: 'a1',
  sentence: 'Chosen “Telnyx” because rule “Cheap” prefers it',
  considered: [
    {
      id: 'a1',
      kind: 'account',
      name: 'Telnyx',
      score: { total: 61.6, health: 34, cost: 17.6, priority: 10 },
      cost: 0.014,
      currency: 'USD',
      wanted: 'route_rule',
      sentence: '61.6 points; moved forward: rule “Cheap” prefers it',
    },
    {
      id: 't1',
      kind: 'trunk',
      name: 'Denver',
      refusal: 'rule',
      sentence: 'Refused because rule “No Denver” excludes it',
    },
  ],
};
const decision = {
  ...explanation,
  id: 'd1',
  decided_at: '2026-11-20T10:00:00Z',
  subject_type: 'fax',
  subject_id: 'f1',
};
const none = { data: [], next_cursor: null };
const numbers = { data: [{ id: 'n1', number: '+13035550199', state: 'active', fax_enabled: true }], next_cursor: null };
const page = (
  <Routes>
    <Route path="/carrier-choice/:decisionId?" element={<CarrierChoicePage />} />
  </Routes>
);
const show = (path = '/carrier-choice') => renderApp(page, { path });

it('explains a send that is only thought of', async () => {
  const api = fakeApi({
    'GET /api/v1/numbers': { body: numbers },
    'GET /api/v1/routing/decisions': { body: none },
    'POST /api/v1/routing/explain': { body: explanation },
  });
  show();
  await user.type(await screen.findByLabelText(/^To/), '+1 (303) 555-0100');
  await user.click(screen.getByRole('button', { name: 'Explain' }));
  const table = await screen.findByRole('table', { name: 'Carriers considered' });
  expect(within(table).getByText('Chosen')).toBeVisible();
  expect(within(table).getByText('health 34 · cost 17.6 · priority 10')).toBeVisible();
  expect(within(table).getByText('Moved forward: By a rule')).toBeVisible();
  expect(within(table).getByText('0.014 USD')).toBeVisible();
  expect(within(table).getByText('Refused: By a rule')).toBeVisible();
  expect(within(table).getByText(/“No Denver” excludes it/)).toBeVisible();
  expect(api.called('POST', '/api/v1/routing/explain')[0]?.body).toEqual({
    operation: 'fax',
    to: '+13035550100',
    units: 1,
  });
});

it('shows what is wrong with the question', async () => {
  fakeApi({
    'GET /api/v1/numbers': { body: none },
    'GET /api/v1/routing/decisions': { body: none },
    'POST /api/v1/routing/explain': {
      status: 400,
      body: { title: 'Not valid', status: 400, code: 'DW-400', detail: 'to: not valid (expected: a number)' },
    },
  });
  show();
  await user.type(await screen.findByLabelText(/^To/), 'x{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('to: not valid');
  expect(screen.getByText('Nothing was decided yet')).toBeVisible();
});

it('lists what was decided for one fax and opens it', async () => {
  const api = fakeApi({
    'GET /api/v1/numbers': { body: none },
    'GET /api/v1/routing/decisions': { body: { data: [decision], next_cursor: null } },
    'GET /api/v1/routing/decisions/d1': { body: decision },
  });
  show('/carrier-choice?subject_id=f1');
  const table = await screen.findByRole('table', { name: 'Decisions' });
  expect(api.called('GET', '/api/v1/routing/decisions')[0]?.query.get('subject_id')).toBe('f1');
  await user.click(within(table).getByRole('link'));
  expect(await screen.findByRole('link', { name: 'this fax' })).toHaveAttribute('href', '/faxes/f1');
  expect(screen.getByRole('table', { name: 'Carriers considered' })).toBeVisible();
});
