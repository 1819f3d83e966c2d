import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { user } from '@/test/user';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { request } from '@/api/http';
import { fakeApi } from '@/test/fakeApi';
import { quietQueries, session } from '@/test/render';
import { passwordFault } from './ChangePassword';
import { SessionGate } from './SessionGate';

const nobody = { status: 401, body: { title: 'Nobody is signed in', status: 401, code: 'DW-401' } };
const wrong = {
  status: 401,
  body: { title: 'E-mail or password is wrong', status: 401, code: 'DW-401', advice: 'Check both.' },
};

const wrongCode = {
  title: 'The request is not valid',
  status: 400,
  code: 'DW-400',
  errors: [{ field: 'code', message: 'code: wrong or used before' }],
};

beforeEach(() => {
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  );
});

const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={quietQueries()}>
        <SessionGate>
          <input aria-label="Draft" />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>,
  );

async function fillIn(password: string) {
  const email = await screen.findByLabelText('E-mail');
  await user.clear(email);
  await user.type(email, 'alice@clinic.example');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('the way in', () => {
  it('says why a sign-in failed and lets in with the right password', async () => {
    fakeApi({
      'GET /api/v1/session': nobody,
      'GET /api/v1/session/providers': { body: { data: [] } },
      'POST /api/v1/session': ({ body }) =>
        (body as { password: string }).password === 'right' ? { body: session } : wrong,
    });
    show();
    await fillIn('no');
    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong');
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'right{Enter}');
    expect(await screen.findByLabelText('Draft')).toBeInTheDocument();
  });
  it('asks for an own password first when one was handed over', async () => {
    const fresh = {
      ...session,
      person: { ...session.person, must_change_password: true },
      standing: { ...session.standing, gate: 'password' },
    };
    const api = fakeApi({ 'GET /api/v1/session': { body: fresh }, 'PUT /api/v1/session/password': { status: 204 } });
    show();
    await user.type(await screen.findByLabelText('One-time password'), 'one-time');
    await user.type(screen.getByLabelText('New password'), 'four words make one');
    await user.type(screen.getByLabelText('New password again'), 'four words make one');
    await user.click(screen.getByRole('button', { name: 'Save and go on' }));
    await waitFor(() => expect(api.called('PUT', '/api/v1/session/password')).toHaveLength(1));
    expect(screen.queryByLabelText('Draft')).not.toBeInTheDocument();
  });
  it('asks for the second factor before it lets in', async () => {
    const waiting = { ...session, standing: { ...session.standing, gate: 'second_factor' } };
    const api = fakeApi({
      'GET /api/v1/session': nobody,
      'GET /api/v1/session/providers': { body: { data: [] } },
      'POST /api/v1/session': { body: waiting },
      'GET /api/v1/session/second-factor': { body: { totp: true, passkey: false, recovery_code: true } },
      'POST /api/v1/session/second-factor': ({ body }) =>
        (body as { code: string }).code === '123456' ? { body: session } : { status: 400, body: wrongCode },
    });
    show();
    await fillIn('right');
    await user.type(await screen.findByLabelText('Code'), '000000{Enter}');
    expect(await screen.findByText(/used before/)).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Code'));
    await user.type(screen.getByLabelText('Code'), '123456{Enter}');
    expect(await screen.findByLabelText('Draft')).toBeInTheDocument();
    expect(api.called('POST', '/api/v1/session/second-factor')).toHaveLength(2);
  });
  it('reaches nothing but the set-up where a second factor is asked for and missing', async () => {
    const bare = { ...session, standing: { ...session.standing, gate: 'enrolment', second_factor_required: true } };
    fakeApi({
      'GET /api/v1/session': { body: bare },
      'POST /api/v1/session/security/totp': { body: { secret: 'ABCDEFGH', uri: 'otpauth://totp/x?secret=ABCDEFGH' } },
      'PUT /api/v1/session/security/totp': { body: { recovery_codes: ['AAAA-BBBB-CCCC-DDDD'] } },
    });
    show();
    await user.click(await screen.findByRole('button', { name: 'An authenticator app on your phone' }));
    expect(await screen.findByRole('img', { name: /QR code/ })).toBeInTheDocument();
    await user.type(screen.getByLabelText('Code'), '123456{Enter}');
    expect(await screen.findByLabelText('Recovery codes')).toHaveTextContent('AAAA-BBBB-CCCC-DDDD');
    expect(screen.queryByLabelText('Draft')).not.toBeInTheDocument();
  });
  it('asks again above the screen when the session ends, and keeps what was entered', async () => {
    fakeApi({
      'GET /api/v1/session': { body: session },
      'GET /api/v1/session/providers': { body: { data: [] } },
      'GET /api/v1/faxes': nobody,
      'POST /api/v1/session': { body: session },
    });
    show();
    await user.type(await screen.findByLabelText('Draft'), 'half a letter');
    await request('GET', '/api/v1/faxes').catch(() => undefined);
    expect(await screen.findByText('Your session has ended')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Password'), 'right{Enter}');
    await waitFor(() => expect(screen.queryByText('Your session has ended')).not.toBeInTheDocument());
    expect(screen.getByLabelText('Draft')).toHaveValue('half a letter');
  });
});

it('checks a new password', () => {
  expect(passwordFault('short', 'short')).toMatch(/12 characters/);
  expect(passwordFault('long enough now', 'long enough noW')).toMatch(/differ/);
  expect(passwordFault('long enough now', 'long enough now')).toBeNull();
});
