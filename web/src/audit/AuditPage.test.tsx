import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import AuditPage from './AuditPage';

const entry = {
  organization_id: 'o1',
  sequence: 7,
  at: '2026-11-20T10:00:00Z',
  actor: { type: 'person', id: 'p2', name: 'Nell Nurse' },
  event: 'fax.document_read',
  subject_type: 'fax_document',
  subject_id: '0198d4a0-0000-7000-8000-000000000001',
  details: { ip: '10.1.2.3' },
  purpose: 'treatment',
  previous_hash: 'aa',
  hash: 'bb',
};

const answers = {
  'GET /api/v1/people': { body: { data: [], next_cursor: null } },
  'GET /api/v1/audit/entries': { body: { data: [entry], next_cursor: null } },
  'GET /api/v1/audit/entries/7': { body: entry },
  'GET /api/v1/audit/state': {
    body: { entries: 7, key_id: 'c0ffee', public_key: '', anchored_sequence: 5, anchored_at: '2026-11-20T09:00:00Z' },
  },
};

const page = (
  <Routes>
    <Route path="audit/:sequence?" element={<AuditPage />} />
  </Routes>
);

describe('the audit explorer', () => {
  it('says who did what and why, and asks for what the address says', async () => {
    const api = fakeApi(answers);
    renderApp(page, { path: '/audit?purpose=treatment&event=fax.*' });
    expect(await screen.findByRole('link', { name: 'Read a fax as PDF' })).toBeInTheDocument();
    expect(screen.getByText('Nell Nurse')).toBeInTheDocument();
    const query = api.called('GET', '/api/v1/audit/entries')[0]?.query;
    expect(query?.get('purpose')).toBe('treatment');
    expect(query?.get('event')).toBe('fax.*');
  });

  it('narrows to what an entry is about', async () => {
    fakeApi(answers);
    renderApp(page, { path: '/audit/7' });
    await user.click(await screen.findByRole('button', { name: 'All about this record' }));
    expect(screen.getByTestId('where')).toHaveTextContent(`/audit?record_id=${entry.subject_id}`);
  });

  it('names the entry that was tampered with', async () => {
    fakeApi({
      ...answers,
      'GET /api/v1/audit/verification': {
        body: { status: 'broken', entries: null, anchors: null, broken_sequence: 3, reason: 'content was changed' },
      },
    });
    renderApp(page, { path: '/audit' });
    await user.click(await screen.findByRole('button', { name: 'Verify the chain' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Entry 3: content was changed');
  });
});
