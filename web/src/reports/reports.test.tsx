import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import type { Report } from './api';
import DashboardPage from './DashboardPage';
import { grouping, lastDays, minusDays, today, trend } from './days';
import { isEmpty, minutes, niceTop, shown } from './figures';
import ReportsPage from './ReportsPage';

const report = (kind: string, received: number): Report => ({
  kind,
  title: kind === 'activity' ? 'Activity' : 'Senders',
  from: '2026-11-01',
  to: '2026-11-02',
  zone: 'America/New_York',
  group_by: kind === 'activity' ? 'day' : 'sender',
  columns: [
    { name: kind === 'activity' ? 'day' : 'sender', label: kind === 'activity' ? 'Day' : 'Sender', type: 'text' },
    { name: 'received', label: 'Received', type: 'count' },
    { name: 'sent', label: 'Sent', type: 'count' },
  ],
  rows: [
    { [kind === 'activity' ? 'day' : 'sender']: '2026-11-01', received, sent: 1 * received },
    { [kind === 'activity' ? 'day' : 'sender']: '2026-11-02', received: 0, sent: 0 },
  ],
  totals: { received, sent: received },
  previous: { received: 8, sent: 0 },
  charts: [{ title: 'Faxes', shape: kind === 'activity' ? 'lines' : 'bars', series: ['received', 'sent'] }],
  complete: true,
});

const kinds = {
  data: [
    { kind: 'activity', title: 'Activity', group_by: ['day', 'week', 'month', 'inbox'], narrowed: true },
    { kind: 'senders', title: 'Senders', group_by: ['sender'], narrowed: true },
  ],
  zone: 'America/New_York',
};

const answers = (received: number) =>
  fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/reports': { body: kinds },
    'GET /api/v1/reports/activity': { body: report('activity', received) },
    'GET /api/v1/reports/senders': { body: report('senders', received) },
  });

describe('days', () => {
  it('begin where the organisation is', () => {
    const now = new Date('2026-11-28T03:00:00Z');
    expect(today('America/New_York', now)).toBe('2026-11-27');
    expect(today('Asia/Tokyo', now)).toBe('2026-11-28');
    expect(lastDays('7', 'UTC', now)).toEqual({ from: '2026-11-22', to: '2026-11-28' });
    expect(minusDays('2026-03-01', 1)).toBe('2026-02-28');
  });
  it('are grouped so that a chart can be read', () => {
    expect(grouping({ from: '2026-11-01', to: '2026-11-30' })).toBe('day');
    expect(grouping({ from: '2026-09-01', to: '2026-11-30' })).toBe('week');
    expect(grouping({ from: '2025-12-01', to: '2026-11-30' })).toBe('month');
  });
});

describe('figures', () => {
  it('say how they moved, and nothing where that means nothing', () => {
    expect(trend(12, 8)).toBe('+50 %');
    expect(trend(4, 8)).toBe('−50 %');
    expect(trend(8, 8)).toBe('as before');
    expect(trend(8, 0)).toBeNull();
    expect(trend(null, 3)).toBeNull();
  });
  it('are shown as people read them', () => {
    expect(shown(null, 'count')).toBe('–');
    expect(shown(12.5, 'percent')).toBe('12.5 %');
    expect(minutes(30)).toBe('30 min');
    expect(minutes(90)).toBe('1.5 h');
    expect(minutes(60 * 24 * 3)).toBe('3 days');
  });
  it('have an axis that ends at a round number above them', () => {
    expect([0, 3, 7, 23, 100, 101].map(niceTop)).toEqual([1, 3, 10, 25, 100, 200]);
  });
  it('of nothing are empty', () => {
    expect(isEmpty(report('activity', 0))).toBe(true);
    expect(isEmpty(report('activity', 1))).toBe(false);
  });
});

describe('the dashboard', () => {
  // covers FAX-M-001
  it('shows figures with their trend, charts that are described, and the way to all figures', async () => {
    const api = answers(12);
    renderApp(<DashboardPage />, { path: '/dashboard?days=7' });
    const activity = await screen.findByRole('region', { name: 'Activity' });
    expect(await within(activity).findByRole('img', { name: /Faxes: Received, Sent/ })).toBeVisible();
    expect(screen.getAllByText('+50 % against before')).not.toHaveLength(0);
    expect(within(activity).getByRole('link', { name: /All figures/ })).toHaveAttribute(
      'href',
      '/reports/activity?days=7',
    );
    const asked = api.called('GET', '/api/v1/reports/activity')[0]!.query;
    expect(asked.get('group_by')).toBe('day');
  });
  it('says so where there is nothing', async () => {
    answers(0);
    renderApp(<DashboardPage />, { path: '/dashboard' });
    expect(await screen.findAllByText('Nothing in these days')).toHaveLength(2);
  });
});

describe('a report', () => {
  const page = (
    <Routes>
      <Route path="/reports/:kind?" element={<ReportsPage />} />
    </Routes>
  );
  it('is a chart, a table with sums, and files of what is shown', async () => {
    answers(12);
    renderApp(page, { path: '/reports/activity?from=2026-11-01&to=2026-11-02' });
    const table = await screen.findByRole('table', { name: 'Activity' });
    expect(within(table).getByRole('rowheader', { name: 'Total' }).parentElement).toHaveTextContent('12');
    expect(screen.getByRole('link', { name: 'PDF' })).toHaveAttribute(
      'href',
      '/api/v1/reports/activity?from=2026-11-01&to=2026-11-02&group_by=day&format=pdf',
    );
  });
  it('is shown without columns that the reader leaves out', async () => {
    const api = answers(12);
    renderApp(page, { path: '/reports/activity' });
    await user.click(await screen.findByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Leave out Sent' }));
    await waitFor(() =>
      expect(api.called('GET', '/api/v1/reports/activity').at(-1)!.query.get('columns')).toBe('received'),
    );
    expect(await screen.findByText('Only chosen columns are shown.')).toBeVisible();
  });
  it('that is not for the reader is none', async () => {
    answers(12);
    renderApp(page, { path: '/reports/rights' });
    expect(await screen.findByText('No such report')).toBeVisible();
  });
});
