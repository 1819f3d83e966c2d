import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { ConsentSection } from './ConsentSection';

const path = '/api/v1/session/signing-consent';
const text = 'You agree to sign electronically.\n\nPaper. You may sign on paper instead.';

it('shows what is agreed to and agrees to just that text', async () => {
  let given: { at: string; address: string } | null = null;
  const api = fakeApi({
    [`GET ${path}`]: () => ({ body: { version: '2026-11', text, given } }),
    [`PUT ${path}`]: () => {
      given = { at: '2026-11-20T10:00:00Z', address: '10.0.0.7' };
      return { body: { version: '2026-11', text, given } };
    },
  });
  renderApp(<ConsentSection />);
  expect(await screen.findByText('Paper. You may sign on paper instead.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I agree to sign electronically' }));
  expect(await screen.findByText(/You agreed to sign electronically/)).toHaveTextContent('10.0.0.7');
  expect(api.called('PUT', path)[0]?.body).toEqual({ version: '2026-11' });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Withdraw' })).toBeVisible());
});
