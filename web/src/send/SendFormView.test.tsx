import { screen, waitFor } from '@testing-library/react';
import { user } from '@/test/user';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { SendFormView } from './SendFormView';

beforeEach(() => {
  fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/faxes/links/rules': { status: 403, body: { title: 'No', status: 403, code: 'DW-403' } },
  });
});

it('shows what is missing at its field and sends nothing', async () => {
  const posted = vi.spyOn(XMLHttpRequest.prototype, 'send');
  renderApp(<SendFormView to="" onAccepted={() => {}} />);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(screen.getByText('Enter the number to send to')).toBeInTheDocument();
  expect(screen.getByText('Add at least one file')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByLabelText(/Fax number/)).toHaveFocus());
  expect(posted).not.toHaveBeenCalled();
});

it('formats the number when the field is left', async () => {
  renderApp(<SendFormView to="" onAccepted={() => {}} />);
  const field = screen.getByLabelText(/Fax number/);
  await user.type(field, '2125550123');
  await user.tab();
  expect(field).toHaveValue('+1 212 555 0123');
});

it('turns the cover page on with a subject, and lets it be turned off', async () => {
  renderApp(<SendFormView to="" onAccepted={() => {}} />);
  const cover = screen.getByRole('switch', { name: /Cover page/ });
  expect(cover).not.toBeChecked();
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'R');
  expect(cover).toBeChecked();
  await user.click(cover);
  expect(cover).not.toBeChecked();
});
