// covers FAX-I-001-08
import { screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { completable, withParty, withWord } from './completions';
import { SearchField } from './SearchField';

function Field() {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <SearchField text={text} fieldRef={field} onChange={setText} />
      <output data-testid="text">{text}</output>
    </>
  );
}

it('knows what can be completed and puts it in its place', () => {
  expect(completable('lab gluc')).toBe(true);
  for (const text of ['', 'g', 'gluc ', '"lab gluc', 'a OR', '-gluc', 'category:lab']) {
    expect(completable(text), text).toBe(false);
  }
  expect(withWord('lab subject:gluc', 'glucose')).toBe('lab subject:glucose ');
  expect(withParty('lab mer', { field: 'from', name: 'Mercy "C" Clinic', number: null })).toBe(
    'lab from:"Mercy  C  Clinic" ',
  );
});

it('completes with the keyboard alone', async () => {
  fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/faxes/search/suggest': {
      body: {
        words: ['glucose', 'gluten'],
        parties: [{ field: 'from', name: 'Glueworks', number: '+12025550143' }],
      },
    },
  });
  renderApp(<Field />);
  const field = screen.getByLabelText('Search all faxes');
  await user.type(field, 'lab glu');
  expect(await screen.findByRole('option', { name: 'gluten' })).toBeInTheDocument();
  expect(screen.getByRole('option', { name: /Glueworks/ })).toHaveTextContent('sent it');
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(field).toHaveValue('lab gluten ');
  await waitFor(() => expect(screen.getByTestId('text')).toHaveTextContent('lab gluten'));
  expect(field).toHaveFocus();
});
