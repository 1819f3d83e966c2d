import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import type { Field } from '../schema';
import { CarrierField } from './CarrierField';

const credentials: Field = {
  name: 'credentials',
  schema: { type: 'object', writeOnly: true },
  kind: 'carrier-credentials',
  label: 'Credentials',
  required: false,
  readOnly: false,
  section: null,
};
const connectors = {
  data: [
    {
      name: 'telnyx',
      label: 'Telnyx',
      documentation: 'https://developers.telnyx.com',
      fields: [
        { name: 'api_key', label: 'API key', secret: true, required: true, hint: 'Portal: API keys' },
        { name: 'public_key', label: 'Public key', secret: false, required: true, hint: '' },
      ],
    },
  ],
};

describe('the credentials of a carrier', () => {
  it('asks for what the chosen provider needs', async () => {
    fakeApi({ 'GET /api/v1/carriers/connectors': { body: connectors } });
    const told = vi.fn();
    renderApp(<CarrierField field={credentials} value={null} onChange={told} draft={{ connector: 'telnyx' }} />);
    await user.type(await screen.findByLabelText(/API key/), 'K');
    expect(told).toHaveBeenLastCalledWith({ api_key: 'K' });
    expect(screen.queryByLabelText(/Public key/)).toBeNull();
  });

  it('leaves what is kept when nothing is typed', async () => {
    fakeApi({ 'GET /api/v1/carriers/connectors': { body: connectors } });
    const told = vi.fn();
    const draft = { connector: 'telnyx', credential_names: ['api_key'] };
    renderApp(<CarrierField field={credentials} value={{ api_key: 'K' }} onChange={told} draft={draft} editing />);
    const key = await screen.findByLabelText(/API key/);
    expect(key).toHaveAttribute('placeholder', 'Unchanged');
    await user.clear(key);
    expect(told).toHaveBeenLastCalledWith(null);
  });

  it('says that a provider comes first', async () => {
    fakeApi({ 'GET /api/v1/carriers/connectors': { body: connectors } });
    renderApp(<CarrierField field={credentials} value={null} onChange={() => {}} draft={{}} />);
    expect(await screen.findByText('Choose a provider first.')).toBeVisible();
  });
});
