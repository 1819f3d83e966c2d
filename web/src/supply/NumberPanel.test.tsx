import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ConfirmDialog } from '@/shared/confirm';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import NumberPanel from './NumberPanel';

const row = { id: 'n1', number: '+17205550101', carrier_id: 'a1', state: 'active' };
const show = (changes: object = {}, permissions = ['admin']) =>
  renderApp(
    <>
      <NumberPanel row={{ ...row, ...changes }} />
      <ConfirmDialog />
    </>,
    { as: { permissions } },
  );

it('gives a number back after it was confirmed only', async () => {
  const api = fakeApi({
    'POST /api/v1/numbers/n1/release': {
      status: 409,
      body: { title: 'In use', status: 409, code: 'TEL-907', detail: 'faxes: 2 wait for it (expected: none)' },
    },
  });
  show();
  await user.click(screen.getByRole('button', { name: 'Give it back' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('may go to somebody else');
  expect(api.calls).toHaveLength(0);
  await user.click(within(dialog).getByRole('button', { name: 'Give it back' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('2 wait for it');
});

it('is not offered for numbers on a trunk, for resting ones, or to others', () => {
  show({ carrier_id: null });
  show({ state: 'quarantined' });
  show({}, ['fax:read']);
  expect(screen.queryByRole('button', { name: 'Give it back' })).toBeNull();
});
