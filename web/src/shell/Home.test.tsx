import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import FaxListPage from '@/faxlist/FaxListPage';
import { trunkType } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import Home from './Home';
import { KeyHelp } from './KeyHelp';
import { ClosedHint } from './RecordsClosed';

const types = (...data: unknown[]) => ({ 'GET /api/v1/record-types': { body: { data } } });
const where = () => screen.getByTestId('where').textContent;
const home = (permissions: string[], closed: string[] = []) =>
  renderApp(
    <Routes>
      <Route index element={<Home />} />
      <Route path="*" element={<p>somewhere</p>} />
    </Routes>,
    { as: { permissions, closed_permissions: closed } },
  );

describe('the start', () => {
  it('is the inbox for who reads faxes', async () => {
    fakeApi(types(trunkType));
    home(['fax:read']);
    await screen.findByText('somewhere');
    expect(where()).toBe('/inbox');
  });
  it('is the first open place when health records are closed', async () => {
    fakeApi(types(trunkType));
    home(['admin'], ['fax:read', 'fax:send']);
    await screen.findByText('somewhere');
    expect(where()).toBe('/trunks');
  });
  it('says who gives rights when nothing is open', async () => {
    fakeApi(types());
    home([]);
    expect(await screen.findByText(/Owners and administrators give rights/)).toBeVisible();
  });
});

describe('closed health records', () => {
  const owner = { permissions: ['admin', 'phi:break_glass'], closed_permissions: ['fax:read'] };
  it('are explained with the ways to open them, and nothing is asked for', () => {
    const api = fakeApi({});
    renderApp(<FaxListPage direction="inbound" />, { as: owner });
    expect(screen.getByText('Health records are closed to you')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Your roles' })).toHaveAttribute('href', '/people/p1');
    expect(screen.getByRole('link', { name: 'Break-glass' })).toBeVisible();
    expect(api.called('GET', '/api/v1/faxes')).toHaveLength(0);
  });
  it('are hinted at in the navigation only where roles would open faxes otherwise', () => {
    renderApp(<ClosedHint />, { as: owner });
    expect(screen.getByRole('note')).toHaveTextContent(/need a healthcare role/);
  });
  it('leave out the keys that lead to them', async () => {
    renderApp(<KeyHelp opened onClose={() => {}} />, { as: owner });
    expect(await screen.findByText('This help')).toBeVisible();
    expect(screen.queryByText('Inbox')).toBeNull();
    expect(screen.queryByText('New fax')).toBeNull();
  });
});
