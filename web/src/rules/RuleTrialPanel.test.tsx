import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import RuleTrialPanel from './RuleTrialPanel';

const desk = { inbox: { id: 'i1', name: 'Front desk' }, tags: [], reason: 'default' };
const laboratory = { rule: 'Lab', inbox: { id: 'i2', name: 'Laboratory' }, tags: ['Urgent'], reason: 'Rule “Lab”' };
const move = { fax_id: 'f1', name: 'FAX-7', received_at: '2026-11-20T10:00:00Z', now: desk, then: laboratory };

const show = (enabled: boolean, permissions = ['admin']) =>
  renderApp(<RuleTrialPanel row={{ id: 'r1', enabled }} />, { as: { permissions } });

it('shows what would move if the rule were switched on', async () => {
  const api = fakeApi({
    'POST /api/v1/routing-rules/dry-run': { body: { looked_at: 200, decided: 20, moved: 1, moves: [move] } },
  });
  show(false);
  await user.click(screen.getByRole('button', { name: 'Try it' }));
  expect(await screen.findByText(/Of 200 faxes it would decide about 20; 1 would move\./)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'FAX-7' })).toHaveAttribute('href', '/inbox/f1');
  expect(screen.getByText('Front desk → Laboratory, Urgent')).toBeInTheDocument();
  expect(api.calls[0]?.body).toEqual({ rule_id: 'r1', values: { enabled: true } });
});

it('shows where faxes would lie without a rule that is on', async () => {
  const without = { ...move, now: laboratory, then: desk };
  fakeApi({
    'POST /api/v1/routing-rules/dry-run': { body: { looked_at: 1, decided: 1, moved: 1, moves: [without] } },
  });
  show(true);
  await user.click(screen.getByRole('button', { name: 'Try it' }));
  expect(await screen.findByText(/1 would lie elsewhere without it/)).toBeInTheDocument();
  expect(screen.getByText('Front desk → Laboratory, Urgent')).toBeInTheDocument();
});

it('says so when no fax has come in', async () => {
  fakeApi({ 'POST /api/v1/routing-rules/dry-run': { body: { looked_at: 0, decided: 0, moved: 0, moves: [] } } });
  show(false);
  await user.click(screen.getByRole('button', { name: 'Try it' }));
  expect(await screen.findByText(/No fax has come in yet\./)).toBeInTheDocument();
});

it('is not offered to others', () => {
  show(false, ['fax:read']);
  expect(screen.queryByRole('button', { name: 'Try it' })).toBeNull();
});
