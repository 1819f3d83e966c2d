import { useState } from 'react';
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

it('tells addresses by e-mail, a notice unless somebody wants more', async () => {
  fakeApi({ 'GET /api/v1/record-types': { body: { data: [] } } });
  const change = vi.fn();
  const field = {
    name: 'action',
    schema: { properties: { mail_to: { type: 'array' } } },
    kind: 'action' as const,
    label: 'Action',
    required: true,
    readOnly: false,
    section: null,
  };
  function Rule() {
    const [value, setValue] = useState<unknown>({ type: 'none' });
    const set = (next: unknown) => {
      change(next);
      setValue(next);
    };
    return <ActionField field={field} value={value} onChange={set} />;
  }
  renderApp(<Rule />);
  await user.type(screen.getByRole('combobox', { name: 'Tell by e-mail' }), 'lab@lab.test{Enter}');
  const mail = { type: 'none', mail_to: ['lab@lab.test'], mail_content: 'notice' };
  expect(change).toHaveBeenLastCalledWith(mail);
  await user.click(screen.getByRole('combobox', { name: 'What the e-mail says' }));
  await user.click(screen.getByRole('option', { name: 'And its pages' }));
  expect(change).toHaveBeenLastCalledWith({ ...mail, mail_content: 'pages' });
});

it('sends on to a number, from a chosen one and with a cover page', async () => {
  fakeApi({
    'GET /api/v1/record-types': { body: { data: [] } },
    'GET /api/v1/numbers': {
      body: { data: [{ id: 'n1', number: '+12025550199', state: 'active', fax_enabled: true }] },
    },
  });
  const change = vi.fn();
  const field = {
    name: 'action',
    schema: { properties: { forward_to: { type: 'string' } } },
    kind: 'action' as const,
    label: 'Action',
    required: true,
    readOnly: false,
    section: null,
  };
  function Rule() {
    const [value, setValue] = useState<unknown>({ type: 'none' });
    const set = (next: unknown) => {
      change(next);
      setValue(next);
    };
    return <ActionField field={field} value={value} onChange={set} />;
  }
  renderApp(<Rule />);
  expect(screen.queryByRole('checkbox', { name: 'With a cover page' })).not.toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: 'Send on by fax' }), '+1 202 555-0143');
  expect(change).toHaveBeenLastCalledWith({ type: 'none', forward_to: '+12025550143' });
  await user.click(screen.getByRole('checkbox', { name: 'With a cover page' }));
  await user.click(screen.getByRole('combobox', { name: 'From' }));
  await user.click(await screen.findByRole('option', { name: /555/ }));
  expect(change).toHaveBeenLastCalledWith({
    type: 'none',
    forward_to: '+12025550143',
    forward_from: '+12025550199',
    forward_cover: true,
  });
  await user.clear(screen.getByRole('textbox', { name: 'Send on by fax' }));
  expect(change).toHaveBeenLastCalledWith({ type: 'none' });
});
