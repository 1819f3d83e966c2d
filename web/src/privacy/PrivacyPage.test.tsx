import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Route, Routes } from 'react-router';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import PrivacyPage from './PrivacyPage';

let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  api = fakeApi({
    'GET /api/v1/privacy': {
      body: {
        mode: 'medxfax',
        agreement_in_force: false,
        phi_stored: ['faxes'],
        warning: 'No agreement with the operator is in force: sending is refused.',
      },
    },
    'GET /api/v1/people': { body: { data: [{ id: 'p2', full_name: 'Bo', email: 'bo@x.example' }], next_cursor: null } },
    'GET /api/v1/privacy/exports': {
      body: {
        data: [
          {
            id: 'e1',
            subject_type: 'organization',
            subject_id: 'o1',
            status: 'ready',
            done: 4,
            total: 4,
            file_size: 2_500_000,
            requested_by: 'Alice Moreau',
            created_at: '2026-05-01T10:00:00Z',
            expires_at: '2026-05-08T10:00:00Z',
          },
        ],
      },
    },
    'POST /api/v1/privacy/exports': { status: 202, body: {} },
    'GET /api/v1/privacy/data-map': {
      body: {
        data: [
          {
            table: 'fax_pages',
            module: 'Fax',
            what: 'The text that was read',
            phi: true,
            protection: 'row security',
            retention: 'until erased',
            per_organization: true,
            exported: true,
            person_columns: [],
            columns: ['fax_id', 'text'],
          },
          {
            table: 'jobs_short',
            module: 'Platform',
            what: 'Work that waits',
            phi: false,
            protection: 'row security',
            retention: 'until done',
            per_organization: false,
            exported: false,
            person_columns: [],
            columns: ['task_name'],
          },
        ],
      },
    },
  });
});

const open = (path: string) =>
  renderApp(
    <Routes>
      <Route path="privacy/:tab?" element={<PrivacyPage />} />
    </Routes>,
    { path },
  );

describe('privacy', () => {
  it('warns when healthcare mode has no agreement', async () => {
    open('/privacy');
    expect(await screen.findByText(/sending is refused/)).toBeVisible();
    expect(screen.getByText(/can’t be left while they are/)).toBeVisible();
  });

  it('asks for an export and hands out its file', async () => {
    open('/privacy/exports');
    expect(await screen.findByRole('link', { name: /Download \(2.5 MB\)/ })).toHaveAttribute(
      'href',
      '/api/v1/privacy/exports/e1/file',
    );
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await waitFor(() => expect(api.called('POST', '/api/v1/privacy/exports')).toHaveLength(1));
    expect(api.called('POST', '/api/v1/privacy/exports')[0]!.body).toEqual({ subject: 'organization' });
  });

  it('narrows the data map to health information', async () => {
    open('/privacy/data-map');
    expect(await screen.findByText('Work that waits')).toBeVisible();
    await user.click(screen.getByRole('switch'));
    expect(screen.queryByText('Work that waits')).toBeNull();
    expect(screen.getByText('The text that was read')).toBeVisible();
  });
});
