import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import GroupPanel from './GroupPanel';

const path = '/api/v1/work-groups/g1/people';
const ana = { id: 'p1', full_name: 'Ana', presence: 'online', weight: 2, open: 3, most_open: 10, skills: ['spanish'] };
const ben = { id: 'p2', full_name: 'Ben', presence: 'offline', weight: 1, open: 0, skills: [], hindrance: 'offline' };

it('says who is next, and why others are not', async () => {
  fakeApi({
    [`GET ${path}`]: {
      body: { waiting: 2, next: 'p1', why: ['Ana: 3 open of 10, next in turn', 'Ben: offline'], people: [ana, ben] },
    },
  });
  renderApp(<GroupPanel row={{ id: 'g1' }} />, { as: { permissions: ['admin'] } });
  expect(await screen.findByText(/2 faxes wait for somebody\. Next: Ana: 3 open of 10/)).toBeInTheDocument();
  expect(screen.getByText('3 of 10 open · weight 2 · spanish')).toBeInTheDocument();
  expect(screen.getByText('Away')).toBeInTheDocument();
});

it('says so when the group is empty', async () => {
  fakeApi({ [`GET ${path}`]: { body: { waiting: 0, next: null, why: [], people: [] } } });
  renderApp(<GroupPanel row={{ id: 'g1' }} />, { as: { permissions: ['admin'] } });
  expect(await screen.findByText(/no members/)).toBeInTheDocument();
});
