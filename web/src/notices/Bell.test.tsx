import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { Bell } from './Bell';

const notice = {
  id: 'n1',
  kind: 'fax.assigned',
  title: 'FAX-2026-00001 is yours',
  text: 'FAX-2026-00001 from +13125550178 (2 pages) is assigned to you.',
  link: '/faxes/f1',
  subject_id: 'f1',
  created_at: '2026-11-20T10:00:00Z',
  read_at: null,
};

it('says how many are unread, and reading one takes it off', async () => {
  let unread = 1;
  const api = fakeApi({
    'GET /api/v1/notifications/unread-count': () => ({ body: { unread } }),
    'GET /api/v1/notifications': () => ({ body: { data: unread ? [notice] : [], next_cursor: null } }),
    'POST /api/v1/notifications/n1/read': () => {
      unread = 0;
      return { body: { ...notice, read_at: '2026-11-20T11:00:00Z' } };
    },
  });
  renderApp(<Bell />);
  await user.click(await screen.findByRole('button', { name: 'Notifications, 1 unread' }));
  await user.click(await screen.findByRole('link', { name: 'FAX-2026-00001 is yours' }));
  expect(api.called('POST', '/api/v1/notifications/n1/read')).toHaveLength(1);
  expect(screen.getByTestId('where')).toHaveTextContent('/faxes/f1');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Notifications' })).toBeInTheDocument());
});
