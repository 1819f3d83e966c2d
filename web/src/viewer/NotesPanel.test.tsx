import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { NotesPanel } from './NotesPanel';

const note = {
  id: 'n1',
  author: { id: 'p2', name: 'Ana Ruiz' },
  text: 'Please call them back',
  mentions: [],
  written_at: '2026-11-20T10:00:00Z',
  changed_at: null,
  own: false,
};
const received = aFax();
const notes = `/api/v1/faxes/${received.id}/notes`;

it('shows what was written, by whom, and lets only the own notes be changed', async () => {
  fakeApi({
    [`GET ${notes}`]: { body: { data: [note, { ...note, id: 'n2', text: 'Done', own: true }] } },
  });
  renderApp(<NotesPanel fax={received} />);
  const items = within(await screen.findByRole('list', { name: 'Notes' })).getAllByRole('listitem');
  expect(items[0]).toHaveTextContent('Ana Ruiz');
  expect(items[0]).toHaveTextContent('Please call them back');
  expect(within(items[0]!).queryByRole('button')).toBeNull();
  expect(within(items[1]!).getByRole('button', { name: 'Delete this note' })).toBeVisible();
});

it('writes a note and empties the form', async () => {
  const api = fakeApi({
    [`GET ${notes}`]: { body: { data: [] } },
    [`POST ${notes}`]: { status: 201, body: { ...note, own: true } },
  });
  renderApp(<NotesPanel fax={received} />);
  expect(await screen.findByText('No notes yet')).toBeVisible();
  const text = screen.getByLabelText('Write a note');
  await user.type(text, 'Please call them back');
  await user.click(screen.getByRole('button', { name: 'Add the note' }));
  expect(api.called('POST', notes).map((call) => call.body)).toEqual([{ text: 'Please call them back', mentions: [] }]);
  await waitFor(() => expect(text).toHaveValue(''));
});

it('keeps what was typed when it can not be stored', async () => {
  const api = fakeApi({
    [`GET ${notes}`]: { body: { data: [] } },
    [`POST ${notes}`]: { status: 409, body: { title: 'Under a legal hold', status: 409 } },
  });
  renderApp(<NotesPanel fax={received} />);
  const text = await screen.findByLabelText('Write a note');
  await user.type(text, 'Keep me');
  const add = screen.getByRole('button', { name: 'Add the note' });
  await user.click(add);
  await waitFor(() => expect(api.called('POST', notes)).toHaveLength(1));
  await waitFor(() => expect(add).toBeEnabled());
  expect(text).toHaveValue('Keep me');
});

it('is only read by who may look and no more', async () => {
  fakeApi({ [`GET ${notes}`]: { body: { data: [{ ...note, own: true }] } } });
  renderApp(<NotesPanel fax={{ ...received, view_only: true }} />);
  expect(await screen.findByText('Please call them back')).toBeVisible();
  expect(screen.queryByLabelText('Write a note')).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});
