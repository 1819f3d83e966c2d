// covers FAX-O-003-05
import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ProblemError } from '@/api/problem';
import { SendFormView } from '@/send/SendFormView';
import { ConfirmDialog } from '@/shared/confirm';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { LinksPanel } from './LinksPanel';
import { tooLarge } from './LinkOption';

const rules = {
  ways: 'fax',
  expires_in_days: 7,
  max_downloads: 10,
  largest: 524288000,
  most_megabytes: 1,
  most_pages: 20,
} as const;
const fax = aFax({ direction: 'outbound', status: 'sent' });
const path = `/api/v1/faxes/${fax.id}/links`;
const link = {
  id: 'l1',
  channel: 'fax',
  recipient: '+12025550143',
  state: 'open',
  max_downloads: 10,
  created_at: '2026-11-20T10:00:00Z',
  created_by: 'Pat Owner',
  expires_at: '2026-11-27T10:00:00Z',
  revoked_at: null,
  documents: [{ id: 'd1', filename: 'scan.pdf', content_type: 'application/pdf', size: 62914560, downloads: 1 }],
  visits: [
    { at: '2026-11-21T10:00:00Z', what: 'downloaded', address: '198.51.100.0/24', document_id: 'd1' },
    { at: '2026-11-21T09:59:00Z', what: 'wrong_code', address: '198.51.100.0/24', document_id: null },
  ],
};

it('shows how a link stands and who used it, and revokes it', async () => {
  let data = [link];
  const api = fakeApi({
    [`GET ${path}`]: () => ({ body: { data, mail_possible: false } }),
    [`DELETE ${path}/l1`]: () => {
      data = [{ ...link, state: 'revoked' }];
      return { status: 204 };
    },
  });
  renderApp(
    <>
      <LinksPanel fax={fax} />
      <ConfirmDialog />
    </>,
  );
  expect(await screen.findByRole('link', { name: 'scan.pdf' })).toHaveAttribute('href', `${path}/documents/d1`);
  expect(screen.getByText(/1 of 10 downloads/)).toBeInTheDocument();
  expect(screen.getByText(/scan.pdf downloaded from 198.51.100.0\/24/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Revoke' }));
  await user.click((await screen.findAllByRole('button', { name: 'Revoke' })).at(-1)!);
  await waitFor(() => expect(api.called('DELETE', `${path}/l1`)).toHaveLength(1));
  expect(await screen.findByText('Revoked')).toBeInTheDocument();
});

it('mails a link where no fax answered, and shows the code once', async () => {
  const api = fakeApi({
    [`GET ${path}`]: { body: { data: [], mail_possible: true } },
    [`POST ${path}`]: { status: 201, body: { link: { ...link, channel: 'mail' }, code: '1234 5678' } },
  });
  renderApp(<LinksPanel fax={fax} />);
  await user.type(await screen.findByLabelText(/E-mail address/), 'grey@clinic.example');
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
  expect(await screen.findByText('1234 5678')).toBeInTheDocument();
  expect(api.called('POST', path)[0]?.body).toEqual({ email: 'grey@clinic.example' });
});

it('says what is too large, by size and by what the server refused', () => {
  const file = new File([new Uint8Array(2 * 1024 * 1024)], 'scan.pdf');
  const refused = (code: string) => new ProblemError({ title: 'x', status: 413, code });
  expect(tooLarge([file], rules, null)).toMatch(/at most 1 MB/);
  expect(tooLarge([], rules, null)).toBeNull();
  expect(tooLarge([], rules, refused('FAX-012'))).toMatch(/at most 20 pages/);
  expect(tooLarge([], rules, refused('FAX-003'))).toBeNull();
});

it('offers the link in the form, with its days, and hides what belongs to pages', async () => {
  fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/faxes/links/rules': { body: rules },
  });
  vi.spyOn(XMLHttpRequest.prototype, 'send');
  renderApp(<SendFormView to="" onAccepted={() => {}} />);
  await screen.findByRole('switch', { name: /Secure link/ });
  await user.upload(
    screen.getByLabelText('Files'),
    new File([new Uint8Array(2 * 1024 * 1024)], 'scan.pdf', { type: 'application/pdf' }),
  );
  expect(await screen.findByText('Too large for a fax')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Send as a secure link' }));
  expect(screen.getByRole('switch', { name: /Secure link/ })).toBeChecked();
  expect(screen.getByRole('combobox', { name: 'The link expires after' })).toHaveValue('7 days');
  expect(screen.queryByRole('switch', { name: /Cover page/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Send the link' })).toBeInTheDocument();
});
