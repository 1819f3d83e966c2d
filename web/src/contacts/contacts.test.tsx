import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { type Contact, type ContactImport } from './api';
import { ContactPicker } from './ContactPicker';
import { ImportContacts, told } from './ImportContacts';

const zoe: Contact = {
  id: 'c1',
  name: 'Zoë Quartermain',
  company: 'Heartwell',
  fax_number: '+13035556611',
  other_fax_number: '+13035556622',
  time_zone: 'America/Denver',
};

function Picking({ onPick }: { onPick: (name: string, number: string) => void }) {
  const [text, setText] = useState('');
  return (
    <ContactPicker
      value={text}
      onChange={setText}
      onBlur={() => {}}
      onPick={(contact, number) => onPick(contact.name, number)}
    />
  );
}

it('finds contacts as one types, each number a choice, and says no name in an address', async () => {
  const api = fakeApi({ 'POST /api/v1/contacts/search': { body: { data: [zoe] } } });
  const picked: string[] = [];
  renderApp(<Picking onPick={(name, number) => picked.push(`${name} ${number}`)} />);
  await user.type(screen.getByLabelText(/Fax number/), 'quar');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(picked).toEqual(['Zoë Quartermain +13035556622']);
  const call = api.called('POST', '/api/v1/contacts/search').at(-1);
  expect(call?.body).toMatchObject({ q: 'quar' });
  expect(call?.query.toString()).toBe('');
});

const report: ContactImport = {
  dry_run: true,
  rows: 4,
  created: 2,
  updated: 1,
  unchanged: 0,
  rejected: 1,
  new_groups: ['Doctors'],
  bad_rows: [{ line: 3, field: 'fax_number', problem: 'missing', expected: 'E.164' }],
};

it('tries a file before it brings it in', async () => {
  const api = fakeApi({
    'POST /api/v1/contacts/import': ({ query }) => ({ body: { ...report, dry_run: query.get('dry_run') === 'true' } }),
  });
  renderApp(<ImportContacts opened onClose={() => {}} />);
  expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  await user.upload(input!, new File(['name,fax_number\n'], 'contacts.csv', { type: 'text/csv' }));
  await user.click(screen.getByRole('button', { name: 'Try it' }));
  expect(await screen.findByText('2 contacts would be added, 1 would be changed, 1 row left out')).toBeVisible();
  expect(screen.getByText('New groups: Doctors')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await waitFor(() => expect(api.calls.map((call) => call.query.get('dry_run'))).toEqual(['true', 'false']));
  expect(await screen.findByRole('button', { name: 'Done' })).toBeVisible();
});

it('tells what was done in other words than what would be', () => {
  expect(told({ ...report, dry_run: false })).toBe('2 contacts added, 1 changed, 1 row left out');
});
