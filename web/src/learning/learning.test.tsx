import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import CategoryLearning from './CategoryLearning';

const models = '/api/v1/faxes/categories/models';
const lessons = { corrections: 6, fresh: 6, fewest: 4, judged: 40, looked: 6, confusions: [] as unknown[] };
const learned = {
  id: 'm1',
  status: 'ready',
  asked_by: 'Ada',
  started_at: '2026-11-20T10:00:00Z',
  finished_at: '2026-11-20T10:00:09Z',
  corrections: 6,
  before: { right: 0.33, sure: 0.5, sure_and_wrong: 0.2 },
  after: { right: 0.83, sure: 0.7, sure_and_wrong: 0 },
  better: true,
  problem: null,
  kept: true,
  in_use: true,
};
const base = { 'GET /api/v1/faxes/categories': { body: { data: [] } } };

it('says what was learned, and gives it back', async () => {
  const confusions = [
    { taken: 'referral', category: 'sleep_study', faxes: 4 },
    { taken: 'invoice', category: 'invoice', faxes: 2 },
  ];
  const api = fakeApi({
    ...base,
    [`GET ${models}`]: { body: { data: [learned], lessons: { ...lessons, confusions } } },
    [`PUT ${models}/in-use`]: { body: { data: [{ ...learned, in_use: false }], lessons } },
  });
  renderApp(<CategoryLearning />);
  expect(await screen.findByText('Faxes are judged by what was learned from 6 corrections.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Accuracy and learning…' }));
  const dialog = await screen.findByRole('dialog');
  const corrected = within(dialog).getByRole('table', { name: 'Corrected' });
  expect(within(corrected).getByRole('row', { name: /Referral Sleep study 4/ })).toBeInTheDocument();
  expect(within(dialog).getByText('2 guesses confirmed.')).toBeInTheDocument();
  const row = within(dialog).getByRole('row', { name: /asked for by Ada/ });
  expect(row).toHaveTextContent('33 %');
  expect(row).toHaveTextContent('83 %');
  await user.click(within(dialog).getByRole('button', { name: 'Back to the shipped model' }));
  await waitFor(() => expect(api.called('PUT', `${models}/in-use`)).toHaveLength(1));
});

it('asks for corrections before it learns', async () => {
  fakeApi({ ...base, [`GET ${models}`]: { body: { data: [], lessons: { ...lessons, corrections: 1 } } } });
  renderApp(<CategoryLearning />);
  await user.click(await screen.findByRole('button', { name: 'Accuracy and learning…' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Learn now' })).toBeDisabled();
  expect(within(dialog).getByText(/At least 4 faxes are needed/)).toBeInTheDocument();
});
