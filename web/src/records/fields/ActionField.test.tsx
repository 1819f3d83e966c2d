import { screen } from '@testing-library/react';
import { user } from '@/test/user';
import { expect, it, vi } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { ActionField } from './ActionField';

it('offers the priorities that the server names, without its "none"', async () => {
  fakeApi({ 'GET /api/v1/record-types': { body: { data: [] } } });
  const change = vi.fn();
  const schema = { properties: { priority: { enum: ['low', 'high', null] } } };
  renderApp(
    <ActionField
      field={{
        name: 'action',
        schema,
        kind: 'action',
        label: 'Action',
        required: true,
        readOnly: false,
        section: null,
      }}
      value={{ type: 'inbox', inbox_id: 'i1' }}
      onChange={change}
    />,
  );
  await user.click(screen.getByRole('combobox', { name: 'Priority of the fax' }));
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Low', 'High']);
  await user.click(screen.getByRole('option', { name: 'High' }));
  expect(change).toHaveBeenCalledWith({ type: 'inbox', inbox_id: 'i1', priority: 'high' });
});
