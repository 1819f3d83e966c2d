import { screen, waitFor, within } from '@testing-library/react';
import { user } from '@/test/user';
import { describe, expect, it, vi } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { trunkType } from '@/test/data';
import { renderApp } from '@/test/render';
import { OneTimeSecret } from './OneTimeSecret';
import { RecordForm } from './RecordForm';

const inboxType = { ...trunkType, type: 'inbox', path: '/api/v1/inboxes', label: 'Inbox', label_plural: 'Inboxes' };
const types = {
  'GET /api/v1/record-types': { body: { data: [trunkType, inboxType] } },
  'GET /api/v1/inboxes': { body: { data: [{ id: 'i1', name: 'Laboratory' }], next_cursor: null } },
  'GET /api/v1/inboxes/i1': { body: { id: 'i1', name: 'Laboratory' } },
};

describe('the form of a new record', () => {
  it('is made from the description and sends what was filled in', async () => {
    const made = vi.fn();
    const api = fakeApi({
      ...types,
      'POST /api/v1/trunks': { status: 201, body: { id: 't1', name: 'Main', version: 1 } },
    });
    renderApp(<RecordForm type={trunkType} row={null} onSaved={made} onClose={() => {}} />);
    await user.type(screen.getByLabelText(/^Name/), 'Main');
    await user.type(within(screen.getByRole('region', { name: 'Connection' })).getByLabelText(/Host/), 'sip.example');
    await user.type(screen.getByLabelText('Password'), 's3cret');
    await user.click(screen.getByRole('switch', { name: 'Enabled' }));
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(made).toHaveBeenCalled());
    const [call] = api.called('POST', '/api/v1/trunks');
    expect(call?.body).toEqual({
      name: 'Main',
      host: 'sip.example',
      port: 5060,
      transport: 'udp',
      password: 's3cret',
      enabled: false,
    });
    expect(call?.headers['Idempotency-Key']).toBeTruthy();
  });
  it('sends nothing while something needed is missing', async () => {
    const api = fakeApi(types);
    renderApp(<RecordForm type={trunkType} row={null} onSaved={() => {}} onClose={() => {}} />);
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(screen.getByText('Name is needed')).toBeInTheDocument();
    expect(api.called('POST', '/api/v1/trunks')).toHaveLength(0);
    await waitFor(() => expect(screen.getByLabelText(/^Name/)).toHaveFocus());
  });
  it('puts the server’s field errors at their fields', async () => {
    fakeApi({
      ...types,
      'POST /api/v1/trunks': {
        status: 400,
        body: {
          title: 'Some fields are not right',
          status: 400,
          code: 'DW-400',
          errors: [{ field: 'host', message: 'host: no such name' }],
        },
      },
    });
    renderApp(<RecordForm type={trunkType} row={null} onSaved={() => {}} onClose={() => {}} />);
    await user.type(screen.getByLabelText(/^Name/), 'Main');
    await user.type(screen.getByLabelText(/Host/), 'nowhere');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(screen.getByLabelText(/Host/)).toHaveAccessibleDescription('no such name'));
    expect(screen.getByLabelText(/Host/)).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('DW-400');
  });
});

describe('the form of an existing record', () => {
  const row = {
    id: 't1',
    name: 'Main',
    host: 'sip.example',
    port: 5060,
    inbox_id: 'i1',
    registration_status: 'registered',
    version: 4,
  };

  it('sends only the changes, for the version that was shown', async () => {
    const api = fakeApi({ ...types, 'PATCH /api/v1/trunks/t1': { body: { ...row, host: 'b.example', version: 5 } } });
    renderApp(<RecordForm type={trunkType} row={row} onSaved={() => {}} onClose={() => {}} />);
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await user.clear(screen.getByLabelText(/Host/));
    await user.type(screen.getByLabelText(/Host/), 'b.example');
    await user.click(save);
    await waitFor(() => expect(api.called('PATCH', '/api/v1/trunks/t1')).toHaveLength(1));
    const [call] = api.called('PATCH', '/api/v1/trunks/t1');
    expect(call?.body).toEqual({ host: 'b.example' });
    expect(call?.headers['If-Match']).toBe('"4"');
  });
  it('offers the newer version when somebody else was faster', async () => {
    const reload = vi.fn();
    fakeApi({
      ...types,
      'PATCH /api/v1/trunks/t1': { status: 412, body: { title: 'Changed meanwhile', status: 412, code: 'DW-412' } },
    });
    renderApp(<RecordForm type={trunkType} row={row} onSaved={() => {}} onClose={() => {}} onReload={reload} />);
    await user.type(screen.getByLabelText(/Host/), 'x');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Load the newer version' }));
    expect(reload).toHaveBeenCalledOnce();
  });
  it('shows a link by its title and never the secret', async () => {
    fakeApi(types);
    renderApp(<RecordForm type={trunkType} row={row} onSaved={() => {}} onClose={() => {}} />);
    expect(await screen.findByDisplayValue('Laboratory')).toBeInTheDocument();
    expect(screen.getByLabelText('Password')).toHaveAttribute('placeholder', 'Unchanged');
    expect(screen.getByText('Registered')).toBeInTheDocument();
  });
  it('is for reading only without the permission to change it', () => {
    fakeApi(types);
    const type = { ...trunkType, permissions: { read: true } };
    renderApp(<RecordForm type={type} row={row} onSaved={() => {}} onClose={() => {}} />);
    expect(screen.getByLabelText(/Host/)).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });
});

it('shows a new key once, to be copied', async () => {
  const done = vi.fn();
  const row = { id: 'k1', name: 'Import', key: 'tel_live_abc' };
  renderApp(<OneTimeSecret type={trunkType} row={row} onDone={done} />);
  expect(screen.getByText('tel_live_abc')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'I have kept it' }));
  expect(done).toHaveBeenCalledOnce();
});
