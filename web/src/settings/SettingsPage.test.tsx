import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import type { Setting } from './api';
import SettingsPage from './SettingsPage';

const idle: Setting = {
  name: 'session.idle_timeout',
  label: 'Idle time-out',
  group: 'Sign-in',
  description: 'A session ends when it is not used for this long.',
  kind: 'duration',
  limits: { minimum: 'PT1M', maximum: 'PT12H' },
  expected: 'an ISO 8601 duration',
  value: 'PT30M',
  default_value: 'PT30M',
  source: 'default',
  changeable: true,
  healthcare_rule: 'at most PT15M',
};
const tier: Setting = {
  ...idle,
  name: 'limits.tier',
  label: 'Tier',
  group: 'Limits',
  description: 'Chosen by the operator.',
  kind: 'choice',
  limits: { options: ['starter', 'growth'] },
  value: 'growth',
  default_value: 'starter',
  source: 'installation',
  changeable: false,
  healthcare_rule: undefined,
};

let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  api = fakeApi({
    'GET /api/v1/settings': { body: { data: [idle, tier] } },
    'PUT /api/v1/settings/session.idle_timeout': { body: { ...idle, value: 'PT1200S', source: 'organization' } },
    'GET /api/v1/setting-changes': {
      body: {
        data: [
          {
            id: 'c1',
            setting: 'session.idle_timeout',
            before: null,
            after: 'PT10M',
            at: '2026-05-01T10:00:00Z',
            actor_name: 'Alice Moreau',
          },
        ],
      },
    },
  });
});

describe('settings', () => {
  it('shows defaults and whose choice counts, and locks what is not ours to change', async () => {
    renderApp(<SettingsPage />);
    const row = await screen.findByRole('region', { name: 'Tier' });
    expect(within(row).getByText('By the operator')).toBeVisible();
    expect(within(row).getByText(/Default: starter/)).toBeVisible();
    expect(within(row).getByRole('combobox', { name: 'Tier' })).toBeDisabled();
    const sessions = screen.getByRole('region', { name: 'Idle time-out' });
    expect(within(sessions).getByText(/In healthcare mode: at most 15 minutes/)).toBeVisible();
  });

  it('saves a changed duration', async () => {
    renderApp(<SettingsPage />);
    const row = await screen.findByRole('region', { name: 'Idle time-out' });
    const field = within(row).getByRole('textbox', { name: 'Idle time-out' });
    await user.clear(field);
    await user.type(field, '20');
    await user.click(within(row).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.called('PUT', '/api/v1/settings/session.idle_timeout')).toHaveLength(1));
    expect(api.called('PUT', '/api/v1/settings/session.idle_timeout')[0]!.body).toEqual({ value: 'PT1200S' });
  });

  it('tells who changed what', async () => {
    renderApp(<SettingsPage />);
    await user.click(await screen.findByRole('tab', { name: 'History' }));
    expect(await screen.findByText('Alice Moreau')).toBeVisible();
    expect(screen.getByText('10 minutes')).toBeVisible();
    expect(screen.getByText('not chosen')).toBeVisible();
  });
});
