import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { byDay } from '@/apikeys/uses';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import AlertsPage from './AlertsPage';
import { type Alert, why } from './api';

const alert: Alert = {
  id: 'a1',
  rule_id: 'r1',
  rule_name: 'Critical results',
  fax_id: 'f1',
  fax_name: 'FAX-2026-00042',
  reasons: ['word', 'sender'],
  depth: null,
  raised_at: '2026-11-28T10:00:00Z',
  told: true,
  told_at: null,
  acknowledged: null,
};

describe('alerts', () => {
  it('say why they were raised', () => {
    expect(why(alert)).toBe('For a word on its pages and its sender');
    expect(why({ ...alert, reasons: ['queue_depth'], depth: 7 })).toBe('7 faxes waited to be sent');
  });
  it('are listed until somebody takes note', async () => {
    let open = [alert];
    const api = fakeApi({
      'GET /api/v1/alerts': () => ({ body: { data: open, next_before: null } }),
      'POST /api/v1/alerts/a1/acknowledge': () => {
        open = [];
        return { body: { ...alert, acknowledged: { at: '2026-11-28T10:05:00Z', by: 'p1', name: 'Alice Moreau' } } };
      },
    });
    renderApp(<AlertsPage />);
    expect(await screen.findByRole('link', { name: 'FAX-2026-00042' })).toHaveAttribute('href', '/faxes/f1');
    await user.click(screen.getByRole('button', { name: 'Acknowledge Critical results, FAX-2026-00042' }));
    expect(await screen.findByText('No alerts')).toBeVisible();
    await waitFor(() => expect(api.called('POST', '/api/v1/alerts/a1/acknowledge')).toHaveLength(1));
  });
});

describe('the use of a key', () => {
  it('is told by day, the most used first', () => {
    const use = (day: string, family: string, requests: number, refused = 0) => ({ day, family, requests, refused });
    expect(
      byDay([use('2026-11-27', 'faxes', 2), use('2026-11-28', 'numbers', 1, 1), use('2026-11-28', 'faxes', 5)]),
    ).toEqual([
      { day: '2026-11-28', requests: 6, refused: 1, families: 'faxes 5, numbers 1' },
      { day: '2026-11-27', requests: 2, refused: 0, families: 'faxes 2' },
    ]);
  });
});
