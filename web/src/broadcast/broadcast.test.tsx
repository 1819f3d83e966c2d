import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { ConfirmDialog } from '@/shared/confirm';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import type { Broadcast } from './api';
import BroadcastsPage from './BroadcastsPage';
import { check, emptyForm, parts } from './form';
import { estimateText, reasonText, spanText } from './words';

const draft: Broadcast = {
  id: 'b1',
  code: 'BC-2026-00001',
  name: 'Opening hours',
  status: 'draft',
  test: false,
  from: '+13035550100',
  advertisement: false,
  faxes_per_minute: 30,
  lines: 5,
  attempts: 3,
  pages: 2,
  recipients: 3,
  counts: { waiting: 2, queued: 0, sent: 0, failed: 0, uncertain: 0, cancelled: 0, skipped: 1 },
  list: {
    rows: 4,
    duplicates: 1,
    rejected: 0,
    bad_rows: [{ line: 5, field: 'number', problem: 'again', expected: 'each once' }],
  },
  costs: [],
  estimate: { faxes: 2, pages: 4, seconds: 240, costs: [{ amount: 0.28, currency: 'USD' }], unpriced: 0 },
  created_at: '2026-11-20T10:00:00Z',
  created_by: 'Alice Moreau',
};
const recipients = {
  data: [
    { position: 1, number: '+13035560001', name: 'Iris Poe', company: 'Poe Clinic', state: 'waiting' },
    { position: 2, number: '+13035560002', state: 'skipped', reason: 'FAX-020' },
  ],
  next_cursor: null,
};
const show = (path: string) =>
  renderApp(
    <>
      <Routes>
        <Route path="/broadcasts/:broadcastId?" element={<BroadcastsPage />} />
      </Routes>
      <ConfirmDialog />
    </>,
    { path },
  );

it('says what to do when there is none', async () => {
  fakeApi({ 'GET /api/v1/broadcasts': { body: { data: [], next_cursor: null } } });
  show('/broadcasts');
  expect(await screen.findByText('No broadcasts yet')).toBeVisible();
  expect(screen.getByRole('link', { name: 'New broadcast' })).toHaveAttribute('href', '/broadcasts/new');
});

it('shows what was found of the list, and starts after a word of confirmation', async () => {
  let now = draft;
  const api = fakeApi({
    'GET /api/v1/broadcasts/b1': () => ({ body: now }),
    'GET /api/v1/broadcasts/b1/recipients': { body: recipients },
    'POST /api/v1/broadcasts/b1/start': () => {
      now = { ...draft, status: 'paused', estimate: null };
      return { body: now };
    },
  });
  show('/broadcasts/b1');
  expect(await screen.findByText('To be sent: 2 faxes, 4 pages, at least 4 minutes, about 0.28 USD')).toBeVisible();
  expect(within(screen.getByRole('table', { name: 'Rows left out' })).getByText('again')).toBeVisible();
  expect(await screen.findByText('asked to get no faxes')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Start' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Start' }));
  expect(await screen.findByRole('button', { name: 'Resume' })).toBeVisible();
  expect(api.called('POST', '/api/v1/broadcasts/b1/start')).toHaveLength(1);
});

it('filters the recipients by what became of them', async () => {
  const api = fakeApi({
    'GET /api/v1/broadcasts/b1': { body: draft },
    'GET /api/v1/broadcasts/b1/recipients': { body: recipients },
  });
  show('/broadcasts/b1');
  await user.click(await screen.findByRole('checkbox', { name: 'Skipped 1' }));
  expect(api.called('GET', '/api/v1/broadcasts/b1/recipients').at(-1)?.query.get('state')).toBe('skipped');
});

it('puts a recipient on the do-not-fax list', async () => {
  const api = fakeApi({
    'GET /api/v1/broadcasts/b1': { body: draft },
    'GET /api/v1/broadcasts/b1/recipients': { body: recipients },
    'POST /api/v1/broadcasts/b1/recipients/1/opt-out': { body: recipients.data[0] },
  });
  show('/broadcasts/b1');
  await user.click(await screen.findByRole('button', { name: 'Opt +1 303 556 0001 out' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Put it on the list' }));
  expect(api.called('POST', '/api/v1/broadcasts/b1/recipients/1/opt-out')).toHaveLength(1);
});

it('checks the form and sends only what was filled in', () => {
  expect(Object.keys(check(emptyForm))).toEqual(['name', 'file', 'recipients']);
  const list = new File(['number\n'], 'list.csv');
  const form = { ...emptyForm, name: 'News', message: 'Hello', list };
  expect(check(form)).toEqual({});
  expect(Object.keys(check({ ...form, advertisement: true }))).toEqual(['opt_out_phone', 'opt_out_fax']);
  const data = parts(form);
  expect(data.get('name')).toBe('News');
  expect(data.has('subject')).toBe(false);
  expect(data.has('advertisement')).toBe(false);
  expect((data.get('recipients') as File).name).toBe('list.csv');
});

it('says things as people do', () => {
  expect(reasonText('unknown_number')).toBe('unknown number');
  expect(spanText(5)).toBe('5 seconds');
  expect(spanText(7200)).toBe('2 hours');
  expect(estimateText({ ...draft, estimate: { ...draft.estimate!, costs: [], unpriced: 2 } })).toBe(
    '2 faxes, 4 pages, at least 4 minutes (price unknown for 2)',
  );
});
