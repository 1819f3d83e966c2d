import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import type { Field } from '../schema';
import { KeyLimitsField } from './KeyLimitsField';

const field: Field = {
  name: 'limits',
  schema: { type: 'object', description: 'By operation.' },
  kind: 'key-limits',
  label: 'Limits',
  required: false,
  readOnly: false,
  section: null,
};

function Held({ told }: { told: (value: unknown) => void }) {
  const [value, setValue] = useState<unknown>({ 'fax.send': { per_minute: 30 } });
  return (
    <KeyLimitsField
      field={field}
      value={value}
      onChange={(next) => {
        setValue(next);
        told(next);
      }}
    />
  );
}

describe('the limits of a key', () => {
  it('takes an operation away with null, as a merge patch needs it', async () => {
    const told = vi.fn();
    renderApp(<Held told={told} />);
    await user.click(screen.getByRole('button', { name: 'Remove the limits of Faxes sent' }));
    expect(told).toHaveBeenLastCalledWith({ 'fax.send': null });
    expect(screen.queryByRole('group', { name: 'Faxes sent' })).toBeNull();
  });
});
