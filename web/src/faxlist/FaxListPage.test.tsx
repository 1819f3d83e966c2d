import { screen, waitFor } from '@testing-library/react';
import { user } from '@/test/user';
import { beforeEach, describe, expect, it } from 'vitest';
import { Route, Routes } from 'react-router';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import FaxListPage from './FaxListPage';
import { neighbour } from './movement';

const faxes = [1, 2, 3].map((number) =>
  aFax({
    id: `f${number}`,
    name: `FAX-${number}`,
    sender_name: `Sender ${number}`,
    unread: number === 1,
    created_at: `2026-11-20T1${9 - number}:00:00Z`,
  }),
);

let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  api = fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/faxes/categories': { body: { data: [] } },
    'GET /api/v1/faxes': ({ query }) => ({
      body: { data: query.get('q') === 'nothing' ? [] : faxes, next_cursor: null },
    }),
    ...Object.fromEntries(
      faxes.flatMap((fax) => [
        [`GET /api/v1/faxes/${fax.id}`, { body: fax }],
        [`GET /api/v1/faxes/${fax.id}/text`, { body: { pages: [] } }],
        [`POST /api/v1/faxes/${fax.id}/read`, { body: { ...fax, unread: !fax.unread, version: 2 } }],
        [
          `POST /api/v1/faxes/${fax.id}/assign`,
          { body: { ...fax, assigned_to: { id: 'p1', full_name: 'Alice Moreau' }, version: 3 } },
        ],
      ]),
    ),
  });
});

const open = (path = '/inbox') =>
  renderApp(
    <Routes>
      <Route path="inbox/:faxId?" element={<FaxListPage direction="inbound" />} />
    </Routes>,
    { path },
  );
const where = () => screen.getByTestId('where').textContent;
const row = (number: number) => screen.getByRole('link', { name: new RegExp(`Sender ${number}`) });

describe('moving through the list', () => {
  it('goes with j and k and opens with Enter', async () => {
    open();
    await screen.findByText('Sender 1');
    await user.keyboard('j');
    expect(row(1)).toHaveFocus();
    await user.keyboard('jj');
    expect(row(3)).toHaveFocus();
    await user.keyboard('j');
    expect(row(3)).toHaveFocus();
    await user.keyboard('k{Enter}');
    expect(where()).toBe('/inbox/f2');
  });
  it('takes the open fax along', async () => {
    open('/inbox/f1');
    await screen.findByText('Sender 2');
    await user.keyboard('j');
    expect(where()).toBe('/inbox/f2');
    await user.keyboard('{Escape}');
    expect(where()).toBe('/inbox');
  });
  it('leaves the keys alone while somebody types', async () => {
    open();
    await screen.findByText('Sender 1');
    await user.keyboard('/');
    expect(screen.getByLabelText('Search in the inbox')).toHaveFocus();
    await user.keyboard('jk');
    expect(screen.getByLabelText('Search in the inbox')).toHaveValue('jk');
  });
});

describe('acting on the row', () => {
  it('marks with u and takes with a', async () => {
    open();
    await screen.findByText('Sender 1');
    await user.keyboard('ju');
    await waitFor(() => expect(api.called('POST', '/api/v1/faxes/f1/read')[0]?.body).toEqual({ unread: false }));
    await user.keyboard('a');
    await waitFor(() => expect(api.called('POST', '/api/v1/faxes/f1/assign')[0]?.body).toEqual({ person_id: 'p1' }));
  });
  it('tells unread rows also to those who don’t see bold', async () => {
    open();
    await screen.findByText('Sender 1');
    expect(row(1)).toHaveAccessibleName(/Unread: Sender 1/);
    expect(row(2)).not.toHaveAccessibleName(/Unread/);
  });
});

describe('the held faxes', () => {
  it('are released with r and rejected with x, one after the other', async () => {
    const held = [1, 2].map((number) =>
      aFax({
        id: `h${number}`,
        sender_name: `Sender ${number}`,
        status: 'held',
        allowed_actions: ['release', 'reject'],
        created_at: `2026-11-20T1${9 - number}:00:00Z`,
      }),
    );
    api = fakeApi({
      'GET /api/v1/record-types': { body: { data: [] } },
      'GET /api/v1/faxes/categories': { body: { data: [] } },
      'GET /api/v1/faxes': { body: { data: held, next_cursor: null } },
      'POST /api/v1/faxes/h1/reject': { body: { ...held[0], status: 'rejected', version: 2 } },
      'POST /api/v1/faxes/h2/release': { body: { ...held[1], status: 'delivered', version: 2 } },
    });
    open('/inbox?status=held');
    await screen.findByText('Sender 1');
    await user.keyboard('jx');
    await waitFor(() => expect(screen.queryByText('Sender 1')).toBeNull());
    expect(api.called('POST', '/api/v1/faxes/h1/reject')).toHaveLength(1);
    await user.keyboard('r');
    await waitFor(() => expect(api.called('POST', '/api/v1/faxes/h2/release')).toHaveLength(1));
    expect(await screen.findByText('Nothing is held')).toBeInTheDocument();
  });

  it('are released and rejected together', async () => {
    const held = aFax({ id: 'h1', sender_name: 'Sender 1', status: 'held', allowed_actions: ['release', 'reject'] });
    const bulk = { id: 'b1', action: 'reject', status: 'done', done: 1, unchanged: 0, refused: 0, results: [] };
    api = fakeApi({
      'GET /api/v1/record-types': { body: { data: [] } },
      'GET /api/v1/faxes/categories': { body: { data: [] } },
      'GET /api/v1/faxes': { body: { data: [held], next_cursor: null } },
      'POST /api/v1/faxes/bulk': { status: 201, body: bulk },
    });
    open('/inbox?status=held');
    await user.click(await screen.findByRole('checkbox', { name: /select/i }));
    expect(screen.getByRole('button', { name: 'Release' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await waitFor(() =>
      expect(api.called('POST', '/api/v1/faxes/bulk')[0]?.body).toMatchObject({ action: 'reject', ids: ['h1'] }),
    );
  });
});

describe('searching', () => {
  it('asks the server, keeps it in the address, and says what to do when nothing is found', async () => {
    open();
    await screen.findByText('Sender 1');
    await user.type(screen.getByLabelText('Search in the inbox'), 'nothing');
    expect(await screen.findByText('Nothing found for “nothing”')).toBeInTheDocument();
    expect(where()).toBe('/inbox?q=nothing');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('Sender 1')).toBeInTheDocument();
  });
});

it('moves to neighbours and stays at the ends', () => {
  const ids = ['a', 'b', 'c'];
  expect([neighbour(ids, null, 1), neighbour(ids, null, -1)]).toEqual(['a', 'c']);
  expect([neighbour(ids, 'b', 1), neighbour(ids, 'b', -1), neighbour(ids, 'c', 1)]).toEqual(['c', 'a', 'c']);
  expect(neighbour(ids, 'gone', 1)).toBe('a');
  expect(neighbour([], 'a', 1)).toBeNull();
});
