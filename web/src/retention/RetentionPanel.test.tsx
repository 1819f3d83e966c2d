import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ConfirmDialog } from '@/shared/confirm';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import RetentionPanel from './RetentionPanel';

const run = {
  id: 'r1',
  status: 'done',
  asked_by: 'fax-retention',
  started_at: '2026-11-20T10:00:00Z',
  finished_at: '2026-11-20T10:00:05Z',
  looked_at: 9,
  erased: 1,
  on_hold: 2,
  archiving: 0,
};

it('says what would go, and erases it only when the reader is sure', async () => {
  const api = fakeApi({
    'GET /api/v1/retention/preview': {
      body: { due: 3, archiving: 0, policies: [{ policy_id: 'p1', policy_name: 'Junk', action: 'erase', count: 2 }] },
    },
    'GET /api/v1/retention/runs': { body: { data: [run] } },
    'POST /api/v1/retention/runs': { status: 202, body: { ...run, status: 'running' } },
  });
  renderApp(
    <>
      <RetentionPanel row={{ id: 'p1' }} />
      <ConfirmDialog />
    </>,
  );
  expect(await screen.findByText(/3 faxes would be erased now, 2 by this policy/)).toBeInTheDocument();
  expect(await screen.findByRole('link', { name: 'Certificate' })).toHaveAttribute(
    'href',
    '/api/v1/retention/runs/r1/certificate',
  );
  expect(screen.getByText(/1 fax erased, 2 kept by a legal hold/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Erase what is due now' }));
  expect(api.called('POST', '/api/v1/retention/runs')).toHaveLength(0);
  await user.click(await screen.findByRole('button', { name: 'Erase for good' }));
  await waitFor(() => expect(api.called('POST', '/api/v1/retention/runs')).toHaveLength(1));
});

it('has nothing to erase when nothing is due', async () => {
  fakeApi({
    'GET /api/v1/retention/preview': { body: { due: 0, archiving: 0, policies: [] } },
    'GET /api/v1/retention/runs': { body: { data: [] } },
  });
  renderApp(<RetentionPanel row={{ id: 'p1' }} />);
  expect(await screen.findByText('Nothing would be erased now.')).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});

it('archives without a word of erasing where nothing is to be erased', async () => {
  const api = fakeApi({
    'GET /api/v1/retention/preview': {
      body: {
        due: 0,
        archiving: 4,
        policies: [{ policy_id: 'p1', policy_name: 'Keep', action: 'archive', count: 4 }],
      },
    },
    'GET /api/v1/retention/runs': { body: { data: [{ ...run, archiving: 4 }] } },
    'POST /api/v1/retention/runs': { status: 202, body: { ...run, status: 'running' } },
  });
  renderApp(
    <>
      <RetentionPanel row={{ id: 'p1' }} />
      <ConfirmDialog />
    </>,
  );
  expect(await screen.findByText(/4 faxes would be archived now or wait for their archive, all/)).toBeInTheDocument();
  expect(await screen.findByText(/4 handed to an archive/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Archive what is due now' }));
  await user.click(await screen.findByRole('button', { name: 'Archive' }));
  await waitFor(() => expect(api.called('POST', '/api/v1/retention/runs')).toHaveLength(1));
});
