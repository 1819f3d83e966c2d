import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import WebhookPanel from './WebhookPanel';

const dead = {
  event_id: 'e1',
  webhook_id: 'WH-2026-e1',
  event: 'fax.received',
  resource_type: 'fax',
  resource_id: 'f1',
  sequence: 3,
  status: 'dead',
  attempts: 14,
  happened_at: '2026-11-20T10:00:00Z',
  next_attempt_at: null,
  last_attempt_at: '2026-11-23T10:00:00Z',
  http_status: 500,
  reason: 'it answered with status 500',
};
const row = { id: 'w1', name: 'Back office', status: 'enabled' };

it('shows what was given up with its attempts, and delivers it again', async () => {
  const api = fakeApi({
    'GET /api/v1/webhooks/w1/deliveries': { body: { data: [dead], next_cursor: null } },
    'GET /api/v1/webhooks/w1/deliveries/e1': {
      body: {
        delivery: dead,
        request: { event: 'fax.received', sequence: 3 },
        attempts: [
          {
            number: 14,
            started_at: '2026-11-23T10:00:00Z',
            ended_at: '2026-11-23T10:00:01Z',
            http_status: 500,
            reason: 'it answered with status 500',
            response: 'out of memory',
          },
        ],
      },
    },
    'POST /api/v1/webhooks/w1/replay': { status: 202, body: { replayed: 1 } },
  });
  renderApp(<WebhookPanel row={row} />);
  await user.click(await screen.findByRole('button', { name: /fax\.received.*given up/ }));
  expect(await screen.findByText('out of memory')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Deliver fax.received again' }));
  expect(api.called('POST', '/api/v1/webhooks/w1/replay')[0]?.body).toEqual({ events: ['e1'] });
});

it('sends nothing while the endpoint is disabled, and says why', async () => {
  fakeApi({ 'GET /api/v1/webhooks/w1/deliveries': { body: { data: [], next_cursor: null } } });
  renderApp(<WebhookPanel row={{ ...row, status: 'disabled', disabled_reason: 'Disabled by hand.' }} />);
  expect(await screen.findByText(/Disabled by hand/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Send a test' })).toBeDisabled();
});
