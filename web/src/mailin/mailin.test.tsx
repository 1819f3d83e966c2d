import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { ConfirmCode } from './ConfirmCode';
import FaxMailPage from './FaxMailPage';
import MailboxPanel from './MailboxPanel';
import { MailDialog } from './MailDialog';
import { carried, choices, digits } from './words';

const message = {
  id: 'm1',
  status: 'waiting',
  reason: null,
  proof: 'DKIM passed',
  source: 'imap',
  mailbox_id: 'b1',
  from: 'ana@clinic.example',
  to: '+1…00',
  files: ['letter.pdf'],
  pages: 2,
  fax_id: null,
  acts_for: 'Ana',
  answered: false,
  confirmable: true,
  code_expires_at: '2026-11-28T10:10:00Z',
  arrived_at: '2026-11-28T10:00:00Z',
  decided_at: null,
} as const;

it('says what became of each e-mail and why', async () => {
  fakeApi({
    'GET /api/v1/fax-mail-messages': {
      body: {
        data: [
          message,
          { ...message, id: 'm2', status: 'accepted', fax_id: 'f1', confirmable: false, answered: true },
          {
            ...message,
            id: 'm3',
            status: 'refused',
            reason: 'its sender is forged',
            files: [],
            pages: 0,
            to: null,
            confirmable: false,
          },
        ],
        next_cursor: null,
      },
    },
  });
  renderApp(<FaxMailPage />);
  expect(await screen.findByRole('link', { name: 'Type the code' })).toHaveAttribute('href', '/fax-mail/m1');
  expect(screen.getByRole('link', { name: 'Open the fax' })).toHaveAttribute('href', '/faxes/f1');
  expect(screen.getByText('its sender is forged; nobody was told')).toBeInTheDocument();
});

it('says what to do when there is no e-mail yet', async () => {
  fakeApi({ 'GET /api/v1/fax-mail-messages': { body: { data: [], next_cursor: null } } });
  renderApp(<FaxMailPage />);
  expect(await screen.findByRole('link', { name: 'mailbox for faxes' })).toHaveAttribute('href', '/fax-mailboxes');
});

it('confirms a fax with six digits, however they are typed', async () => {
  let now: object = message;
  const api = fakeApi({
    'GET /api/v1/fax-mail-messages/m1': () => ({ body: now }),
    'POST /api/v1/fax-mail-messages/m1/confirm': () => {
      now = { ...message, status: 'received', confirmable: false };
      return { body: now };
    },
  });
  renderApp(<ConfirmCode id="m1" />);
  const send = await screen.findByRole('button', { name: 'Send the fax' });
  expect(screen.getByText(/2 pages: letter.pdf/)).toBeInTheDocument();
  await user.type(screen.getByLabelText('Code from the e-mail'), '123 45');
  expect(send).toBeDisabled();
  await user.type(screen.getByLabelText('Code from the e-mail'), '6');
  await user.click(send);
  await waitFor(() => expect(api.called('POST', '/api/v1/fax-mail-messages/m1/confirm')).toHaveLength(1));
  expect(await screen.findByText(/Nothing is to be confirmed/)).toBeInTheDocument();
});

it('tells in words whether a mailbox works', async () => {
  fakeApi({
    'POST /api/v1/fax-mailboxes/b1/test': { body: { works: false, detail: 'the mail server has no such folder' } },
  });
  renderApp(<MailboxPanel row={{ id: 'b1' }} />);
  await user.click(screen.getByRole('button', { name: 'Test the connection' }));
  expect(await screen.findByText('the mail server has no such folder')).toBeInTheDocument();
});

it('sends no more of a fax by e-mail than is allowed', async () => {
  const api = fakeApi({
    [`GET /api/v1/faxes/${aFax().id}/mails`]: {
      body: {
        allowed: 'link',
        data: [
          {
            id: 'x',
            to: 'bob@lab.example',
            content: 'link',
            version: null,
            status: 'bounced',
            reason: 'the recipient’s mail server sent it back',
            sent_by: 'Ana',
            sent_at: '2026-11-28T10:00:00Z',
            ended_at: null,
          },
        ],
      },
    },
    [`POST /api/v1/faxes/${aFax().id}/mails`]: { status: 202, body: {} },
  });
  renderApp(<MailDialog fax={aFax()} onClose={() => {}} />);
  await user.type(await screen.findByLabelText('To'), 'ana@lab.example');
  expect(screen.getByText('came back')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Send the e-mail' }));
  await waitFor(() =>
    expect(api.called('POST', `/api/v1/faxes/${aFax().id}/mails`)[0]?.body).toEqual({
      to: 'ana@lab.example',
      content: 'link',
    }),
  );
});

it('knows its words', () => {
  expect(choices('notice')).toEqual(['notice']);
  expect(choices('pages')).toEqual(['pages', 'link', 'notice']);
  expect(digits(' 12-34 56 7')).toBe('123456');
  expect(carried({ ...message, files: [] })).toBe('its text');
});
