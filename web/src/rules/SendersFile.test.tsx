import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import SendersFile from './SendersFile';

it('brings a file in and says what was left out', async () => {
  const bad = { line: 3, field: 'number', problem: 'not a number', expected: 'E.164' };
  fakeApi({
    'POST /api/v1/deny-list/import': {
      body: { rows: 3, added: 1, changed: 1, same: 0, rejected: 1, bad_rows: [bad] },
    },
  });
  const { container } = renderApp(<SendersFile />);
  const input = container.ownerDocument.querySelector<HTMLInputElement>('input[type=file]');
  await user.upload(input!, new File(['number\n+1202555'], 'senders.csv', { type: 'text/csv' }));
  expect(await screen.findByText(/3 rows: 1 new, 1 changed, 0 as they were, 1 left out/)).toBeInTheDocument();
  expect(screen.getByText(/Line 3, number: not a number/)).toBeInTheDocument();
});
