import { Menu } from '@mantine/core';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { PresenceItems } from './PresenceItems';

const path = '/api/v1/work/presence';
const show = () =>
  renderApp(
    <Menu opened>
      <Menu.Dropdown>
        <PresenceItems />
      </Menu.Dropdown>
    </Menu>,
    { as: { permissions: ['fax:read'] } },
  );

it('says whether faxes of one’s groups may come', async () => {
  const groups = [{ id: 'g1', name: 'Intake' }];
  const api = fakeApi({
    [`GET ${path}`]: { body: { presence: 'online', groups } },
    [`PUT ${path}`]: { body: { presence: 'busy', groups } },
  });
  show();
  expect(await screen.findByRole('menuitemradio', { name: 'I take faxes' })).toBeChecked();
  await user.click(screen.getByRole('menuitemradio', { name: /Busy/ }));
  expect(api.called('PUT', path)[0]?.body).toEqual({ presence: 'busy' });
});

it('is no matter of those who are in no group', async () => {
  const api = fakeApi({ [`GET ${path}`]: { body: { presence: 'online', groups: [] } } });
  show();
  await expect.poll(() => api.called('GET', path).length).toBe(1);
  expect(screen.queryByRole('menuitemradio')).toBeNull();
});
