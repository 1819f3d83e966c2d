import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { ArchivedAt } from './ArchivedAt';
import { ArchiveDialog } from './ArchiveDialog';
import ArchivePanel from './ArchivePanel';

const path = `/api/v1/faxes/${aFax().id}/archives`;
const one = {
  id: 'a1',
  target: { id: 't1', name: 'Store' },
  version: null,
  status: 'archived',
  reason: 'A person archived it',
  asked_by: 'Ana',
  asked_at: '2026-11-28T10:00:00Z',
  due_at: '2026-11-28T10:00:00Z',
  place: 's3://faxes/2026/11/FAX-2026-00001.pdf',
  sha256: 'ab',
  size: 9,
  lock_mode: 'COMPLIANCE',
  locked_until: '2027-11-28T10:00:00Z',
  archived_at: '2026-11-28T10:00:01Z',
  last_error: null,
};

it('says where a fax is archived, and why another copy is not yet', async () => {
  fakeApi({
    [`GET ${path}`]: {
      body: {
        targets: [],
        data: [
          one,
          { ...one, id: 'a2', version: 2, status: 'waiting', last_error: 'there is no such bucket', archived_at: null },
        ],
      },
    },
  });
  renderApp(
    <dl>
      <ArchivedAt fax={aFax()} />
    </dl>,
  );
  expect(await screen.findByText(/Store, version 2: waits; there is no such bucket/)).toBeInTheDocument();
  expect(screen.getByText(/locked there until/)).toBeInTheDocument();
});

it('says nothing of faxes that no archive has to do with', async () => {
  const api = fakeApi({ [`GET ${path}`]: { body: { targets: [], data: [] } } });
  renderApp(
    <dl>
      <ArchivedAt fax={aFax()} />
    </dl>,
  );
  await waitFor(() => expect(api.called('GET', path)).toHaveLength(1));
  expect(screen.queryByText('Archived at')).toBeNull();
});

// covers FAX-F-004-04
it('puts a version of a fax into an archive', async () => {
  const api = fakeApi({
    [`GET ${path}`]: { body: { targets: [{ id: 't1', name: 'Store' }], data: [] } },
    [`GET /api/v1/faxes/${aFax().id}/versions`]: { body: { data: [{ number: 1, kinds: [] }] } },
    [`POST ${path}`]: { status: 202, body: { ...one, status: 'waiting' } },
  });
  renderApp(<ArchiveDialog fax={aFax()} onClose={() => undefined} />);
  await user.click(await screen.findByRole('combobox', { name: 'Pages' }));
  await user.click(await screen.findByRole('option', { name: 'Version 1' }));
  await user.click(screen.getByRole('button', { name: 'Archive' }));
  await waitFor(() => expect(api.called('POST', path)[0]?.body).toEqual({ target_id: 't1', version: 1 }));
});

it('leads to where an archive is set up when there is none', async () => {
  fakeApi({ [`GET ${path}`]: { body: { targets: [], data: [] } } });
  renderApp(<ArchiveDialog fax={aFax()} onClose={() => undefined} />);
  expect(await screen.findByRole('link', { name: 'Add one' })).toHaveAttribute('href', '/archive-targets');
});

it('tells in words whether an archive works', async () => {
  fakeApi({
    'POST /api/v1/archive-targets/t1/test': {
      body: { works: false, detail: 'the secret does not belong to the access key' },
    },
  });
  renderApp(<ArchivePanel row={{ id: 't1' }} />);
  await user.click(screen.getByRole('button', { name: 'Test the connection' }));
  expect(await screen.findByText('the secret does not belong to the access key')).toBeInTheDocument();
});
