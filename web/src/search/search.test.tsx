import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { firstMarked, wishFrom, wishParams, wishQuery } from './address';
import SearchPage from './SearchPage';
import { SimilarPanel } from './SimilarPanel';

const path = '/api/v1/faxes/search';
const answer = {
  data: [
    {
      fax: aFax({ id: 'f1', subject: 'Results' }),
      score: 4,
      page: 2,
      snippet: 'The <mark>fasting</mark> <mark>glucose</mark> &lt;b&gt; was high',
    },
  ],
  total: 12,
  total_exact: true,
  facets: {
    category: [
      { value: 'lab_results', label: 'lab_results', count: 9 },
      { value: 'referral', label: 'referral', count: 3 },
    ],
    direction: [{ value: 'inbound', label: 'inbound', count: 12 }],
    age: [
      { value: 'day', label: 'day', count: 2 },
      { value: 'week', label: 'week', count: 7 },
    ],
  },
  understood: 'fasting and glucose',
  waiting: 3,
  next_cursor: null,
};

const unasked = {
  'GET /api/v1/record-types': { body: { data: [] } },
  'GET /api/v1/faxes/search/question': { body: { q: 'fasting glucose', ignored: [], model: null } },
};

const page = (at: string) =>
  renderApp(
    <Routes>
      <Route path="search/:faxId?" element={<SearchPage />} />
    </Routes>,
    { path: at },
  );

it('shows the best place of each fax, marked and never as markup', async () => {
  fakeApi({ [`GET ${path}`]: { body: answer }, 'GET /api/v1/faxes/categories': { body: { data: [] } }, ...unasked });
  page('/search?q=fasting+glucose');
  const row = await screen.findByRole('link', { name: /Results/ });
  expect(row).toHaveTextContent('The fasting glucose <b> was high');
  expect(row).toHaveTextContent('page 2');
  expect(within(row).getAllByText(/fasting|glucose/, { selector: 'mark' })).toHaveLength(2);
  expect(screen.getByText('12 faxes · 3 changed faxes not searched yet')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'How it was understood' }));
  expect(await screen.findByText('fasting and glucose')).toBeInTheDocument();
});

it('narrows by a kind and takes it back', async () => {
  const api = fakeApi({
    [`GET ${path}`]: { body: answer },
    'GET /api/v1/faxes/categories': { body: { data: [] } },
    ...unasked,
  });
  page('/search?q=glucose');
  await user.click(await screen.findByRole('button', { name: /Lab results 9/i }));
  await waitFor(() => expect(api.called('GET', path).at(-1)?.query.get('category')).toBe('lab_results'));
  const chosen = await screen.findByRole('button', { name: /Lab results 9/i, pressed: true });
  expect(screen.queryByRole('button', { name: /Referral/i })).not.toBeInTheDocument();
  await user.click(chosen);
  expect(await screen.findByRole('button', { name: /Referral 3/i })).toBeInTheDocument();
});

it('asks for nothing before something is typed, and gives examples', async () => {
  const api = fakeApi({ [`GET ${path}`]: { body: { ...answer, data: [], total: 0, facets: {} } } });
  page('/search');
  await user.click(await screen.findByRole('button', { name: 'lab OR letter' }));
  expect(await screen.findByText('No fax fits')).toBeInTheDocument();
  expect(api.called('GET', path)).toHaveLength(1);
});

it('offers what a question means', async () => {
  const api = fakeApi({
    [`GET ${path}`]: { body: { ...answer, data: [], total: 0, facets: {} } },
    'GET /api/v1/faxes/search/question': {
      body: { q: 'category:prescription after:2026-11-16', ignored: ['unsigned'], model: null },
    },
  });
  page('/search?q=unsigned+prescriptions+since+last+week');
  expect(await screen.findByText(/without “unsigned”/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'category:prescription after:2026-11-16' }));
  await waitFor(() => expect(api.called('GET', path).at(-1)?.query.get('q')).toMatch(/^category:prescription/));
  expect(api.called('GET', '/api/v1/faxes/search/question')).toHaveLength(1);
});

it('asks the language model only when told to, and says when it was no help', async () => {
  const said = [
    { q: 'everything mercy', ignored: [], by: null, trouble: 'it did not answer in time' },
    { q: 'from:Mercy NOT category:invoice', ignored: [], by: 'House model', trouble: null },
  ];
  const api = fakeApi({
    [`GET ${path}`]: { body: { ...answer, data: [], total: 0, facets: {} } },
    'GET /api/v1/faxes/search/question': { body: { q: 'everything mercy', ignored: [], model: 'House model' } },
    'POST /api/v1/faxes/search/question': () => ({ body: said.shift() }),
  });
  page('/search?q=everything+from+Mercy+but+no+bills');
  const ask = await screen.findByRole('button', { name: 'Ask House model' });
  expect(api.called('POST', '/api/v1/faxes/search/question')).toHaveLength(0);
  await user.click(ask);
  expect(await screen.findByText(/was no help: it did not answer in time/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Ask House model' }));
  expect(await screen.findByText(/House model understands/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'from:Mercy NOT category:invoice' }));
  await waitFor(() => expect(api.called('GET', path).at(-1)?.query.get('q')).toMatch(/^from:Mercy/));
});

it('keeps the wish in the address', () => {
  const params = new URLSearchParams('q=a&category=lab_results&age=week&sort=newest&other=x');
  const wish = wishFrom(params);
  expect(wishParams(wish).toString()).toBe('q=a&sort=newest&category=lab_results&age=week');
  expect(wishQuery({ ...wish, inbox: 'i', tags: 't' }, new Date('2026-11-28T12:34:56Z'))).toMatchObject({
    q: 'a',
    inbox_id: 'i',
    tag: 't',
    since: '2026-11-21T12:00:00.000Z',
  });
});

it('opens a fax at the first marked words', () => {
  expect(firstMarked('x <mark>fasting</mark> <mark>glucose</mark> was <mark>high</mark>')).toBe('fasting glucose');
  expect(firstMarked(null)).toBe('');
});

it('lists faxes that are alike, with the words they share and how much they mean the same', async () => {
  fakeApi({
    'GET /api/v1/faxes/f1/similar': {
      body: {
        data: [
          { fax: aFax({ id: 'f2', subject: 'Again' }), score: 0.03, likeness: null, words: ['glucose', 'fasting'] },
          { fax: aFax({ id: 'f3', subject: 'Other words' }), score: 0.02, likeness: 0.71, words: [] },
        ],
      },
    },
  });
  renderApp(<SimilarPanel fax={aFax({ id: 'f1' })} />);
  expect(await screen.findByRole('link', { name: /Again/ })).toHaveTextContent('both say glucose, fasting');
  expect(screen.getByRole('link', { name: /Other words/ })).toHaveTextContent('71 % alike in meaning');
  expect(screen.getByRole('link', { name: /Other words/ })).not.toHaveTextContent('both say');
});
