import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { request } from '@/api/http';
import { fakeApi } from '@/test/fakeApi';
import { renderApp, session } from '@/test/render';
import { user } from '@/test/user';
import { FactorDialog } from './FactorDialog';

const wanted = { status: 403, body: { code: 'DW-4034', status: 403, title: 'Second factor needed again' } };

/** A server that starts broadcasts once a factor was shown. */
function careful(known: { totp: boolean; passkey: boolean; recovery_code: boolean }) {
  let shown = false;
  return fakeApi({
    'POST /api/v1/broadcasts/b1/start': () => (shown ? { body: { id: 'b1' } } : wanted),
    'GET /api/v1/session/second-factor': { body: known },
    'POST /api/v1/session/second-factor': () => {
      shown = true;
      return { body: session };
    },
  });
}

const start = () => request<{ id: string }>('POST', '/api/v1/broadcasts/b1/start');

describe('a request that needs a second factor', () => {
  it('goes on by itself once the factor was shown', async () => {
    const api = careful({ totp: true, passkey: false, recovery_code: true });
    renderApp(<FactorDialog />);
    const started = start();
    await user.type(await screen.findByLabelText('Code'), '123456{Enter}');
    await expect(started).resolves.toEqual({ id: 'b1' });
    expect(api.called('POST', '/api/v1/broadcasts/b1/start')).toHaveLength(2);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
  it('fails when the person does not show one', async () => {
    careful({ totp: true, passkey: false, recovery_code: true });
    renderApp(<FactorDialog />);
    const started = start().catch((error: Error) => error.message);
    await screen.findByLabelText('Code');
    await user.keyboard('{Escape}');
    expect(await started).toBe('Second factor needed again');
  });
  it('says where one is set up by who has none', async () => {
    careful({ totp: false, passkey: false, recovery_code: false });
    renderApp(<FactorDialog />);
    const started = start().catch(() => 'refused');
    await user.click(await screen.findByRole('link', { name: 'Set one up' }));
    expect(await started).toBe('refused');
  });
});
