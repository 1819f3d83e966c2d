import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RecordForm } from '@/records/RecordForm';
import { ConfirmDialog } from '@/shared/confirm';
import { trunkType } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { PersonCare } from './PersonCare';

const open = {
  id: 'c1',
  patient_id: '0190aaaa-0000-7000-8000-000000000001',
  since: '2026-11-01T08:00:00Z',
  status: 'open',
};

describe('the patients of a person', () => {
  it('are listed, and their care is ended at once', async () => {
    let ended = false;
    const api = fakeApi({
      'GET /api/v1/care-relationships': () => ({
        body: { data: [ended ? { ...open, status: 'ended' } : open], next_cursor: null },
      }),
      'PATCH /api/v1/care-relationships/c1': () => {
        ended = true;
        return { body: { ...open, status: 'ended' } };
      },
    });
    renderApp(
      <>
        <PersonCare personId="p2" />
        <ConfirmDialog />
      </>,
    );
    await user.click(await screen.findByRole('button', { name: 'End' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End it' }));
    expect(await screen.findByText('Ended')).toBeVisible();
    expect(api.called('PATCH', '/api/v1/care-relationships/c1')[0]?.body).toHaveProperty('until');
    expect(screen.getByRole('link', { name: 'Add a patient' })).toHaveAttribute(
      'href',
      '/care-relationships/new?person_id=p2',
    );
  });
});

describe('a new care relationship', () => {
  it('begins with the person that the address names', async () => {
    const people = { ...trunkType, type: 'person', path: '/api/v1/people', title_field: 'full_name' };
    const care = {
      ...trunkType,
      type: 'care_relationship',
      path: '/api/v1/care-relationships',
      label: 'Care relationship',
      schema: {
        type: 'object',
        required: ['person_id', 'patient_id'],
        properties: {
          person_id: { type: 'string', title: 'Person', 'x-reference': 'person', 'x-order': 1 },
          patient_id: { type: 'string', title: 'Patient', 'x-order': 2 },
        },
      },
    };
    const api = fakeApi({
      'GET /api/v1/record-types': { body: { data: [people, care] } },
      'GET /api/v1/people': { body: { data: [{ id: 'p2', full_name: 'Ben Okafor' }], next_cursor: null } },
      'GET /api/v1/people/p2': { body: { id: 'p2', full_name: 'Ben Okafor' } },
      'POST /api/v1/care-relationships': { status: 201, body: open },
    });
    renderApp(<RecordForm type={care} row={null} onSaved={() => {}} onClose={() => {}} />, { path: '/x?person_id=p2' });
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Person' })).toHaveValue('Ben Okafor'));
    await user.type(screen.getByRole('textbox', { name: 'Patient' }), open.patient_id);
    await user.click(screen.getByRole('button', { name: /Create|Save|Add/ }));
    await waitFor(() =>
      expect(api.called('POST', '/api/v1/care-relationships')[0]?.body).toEqual({
        person_id: 'p2',
        patient_id: open.patient_id,
      }),
    );
  });
});
