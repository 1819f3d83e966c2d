import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import LimitsPage from './LimitsPage';

const none = { per_second: 0, per_minute: 0, per_day: 0, concurrent: 0 };
let lifted = false;
let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  lifted = false;
  const view = () => ({
    tier: 'growth',
    ...(lifted ? { override: { until: '2026-05-01T12:00:00Z', reason: 'flood', started_by: 'Alice Moreau' } } : {}),
    limits: [
      {
        operation: 'fax.send',
        label: 'Faxes sent',
        scope: 'organization',
        window: 'minute',
        limit: 5,
        remaining: 2,
        reset_seconds: 36,
      },
    ],
    concurrency: [{ operation: 'voice.call', label: 'Calls', limit: 50 }],
    tiers: {
      growth: { 'fax.send': { ...none, per_minute: 5 } },
      unlimited: { 'fax.send': none },
    },
    operations: { 'fax.send': 'Faxes sent' },
  });
  api = fakeApi({
    'GET /api/v1/limits': () => ({ body: view() }),
    'PUT /api/v1/limits/override': () => {
      lifted = true;
      return { body: view() };
    },
  });
});

describe('limits', () => {
  it('shows what is left and what the tiers allow', async () => {
    renderApp(<LimitsPage />);
    const usage = await screen.findByRole('table', { name: 'Limits in use' });
    expect(within(usage).getByText('2 of 5')).toBeVisible();
    expect(within(usage).getByText('at most 50')).toBeVisible();
    const tiers = screen.getByRole('table', { name: 'Tiers' });
    expect(within(tiers).getByText('5/min')).toBeVisible();
    expect(within(tiers).getByText('no limit')).toBeVisible();
  });

  it('lifts the limits with a reason only', async () => {
    renderApp(<LimitsPage />);
    await user.click(await screen.findByRole('button', { name: 'Lift the limits for an emergency' }));
    expect(screen.getByRole('button', { name: 'Lift the limits' })).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'flood');
    await user.click(screen.getByRole('button', { name: 'Lift the limits' }));
    await waitFor(() => expect(screen.getByText('The limits are lifted')).toBeVisible());
    expect(api.called('PUT', '/api/v1/limits/override')[0]!.body).toEqual({ reason: 'flood', duration: 'PT1H' });
  });
});
