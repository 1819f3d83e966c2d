import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import RecogniserPanel from './RecogniserPanel';

const readings = 'GET /api/v1/outside-recognisers/r1/readings';
const one = {
  id: 'a1',
  fax_id: 'f1',
  page: 2,
  host: 'vision.googleapis.com',
  asked_at: '2026-11-29T10:00:00Z',
  ended_at: '2026-11-29T10:00:02Z',
  outcome: 'kept',
  detail: null,
  own_confidence: 0.43,
  outside_confidence: 0.91,
};

it('says which pages left, how many a day, and what came of them', async () => {
  fakeApi({
    [readings]: {
      body: {
        days: [{ day: '2026-11-29', pages: 1200 }],
        data: [
          one,
          { ...one, id: 'a2', outcome: 'own_kept' },
          { ...one, id: 'a3', outcome: 'failed', detail: 'it did not answer in time', outside_confidence: null },
        ],
      },
    },
  });
  renderApp(<RecogniserPanel row={{ id: 'r1' }} />);
  expect(await screen.findByText('kept: 91 % instead of 43 %')).toBeInTheDocument();
  expect(screen.getByText('our own reading was kept')).toBeInTheDocument();
  expect(screen.getByText('not read: it did not answer in time')).toBeInTheDocument();
  expect(screen.getByRole('table', { name: 'Pages by day' })).toHaveTextContent('2026-11-29');
  expect(screen.getAllByRole('link', { name: 'Page 2 of a fax' })[0]).toHaveAttribute('href', '/faxes/f1');
});

it('tells in words whether a recogniser answers', async () => {
  fakeApi({
    [readings]: { body: { days: [], data: [] } },
    'POST /api/v1/outside-recognisers/r1/test': { body: { works: false, detail: 'the key is not known there' } },
  });
  renderApp(<RecogniserPanel row={{ id: 'r1' }} />);
  expect(await screen.findByText('None so far.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Test the connection' }));
  expect(await screen.findByText('the key is not known there')).toBeInTheDocument();
});
