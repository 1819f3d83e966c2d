import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import EncryptionPage from './EncryptionPage';

const version = { version: 2, created_at: '2026-11-20T10:00:00Z', retired_at: null, master_key_id: 'local-1' };
const rotation = {
  version: 2,
  state: 'running',
  total: 40,
  done: 10,
  failed: 0,
  started_at: '2026-11-20T10:00:00Z',
  started_by: 'Alice Moreau',
  finished_at: null,
};
const keys = { master_key: 'local-1', master_key_kind: 'file', versions: [version, { ...version, version: 1 }] };

describe('the page of the encryption key', () => {
  it('shows how far a rotation is and begins no second one', async () => {
    fakeApi({ 'GET /api/v1/encryption-keys': { body: { ...keys, rotations: [rotation] } } });
    renderApp(<EncryptionPage />);
    expect(await screen.findByText(/10 of 40/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Rotate the key' })).toBeDisabled();
    expect(screen.getByText('Opens what is not sealed again yet')).toBeInTheDocument();
  });

  it('says when something did not open', async () => {
    fakeApi({
      'GET /api/v1/encryption-keys': {
        body: { ...keys, rotations: [{ ...rotation, state: 'incomplete', failed: 3 }] },
      },
    });
    renderApp(<EncryptionPage />);
    expect(await screen.findByText(/3 of 40 items could not be sealed/)).toBeInTheDocument();
  });
});
