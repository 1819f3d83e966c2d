import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { EscalationField, stepsOf, withTarget } from './EscalationField';

function Editor() {
  const [value, setValue] = useState<unknown>({ steps: [] });
  return (
    <>
      <EscalationField
        field={{
          name: 'escalation',
          schema: {},
          kind: 'escalation',
          label: 'When a fax lies too long',
          required: false,
          readOnly: false,
          section: null,
        }}
        value={value}
        onChange={setValue}
      />
      <output data-testid="value">{JSON.stringify(value)}</output>
    </>
  );
}

const value = () => JSON.parse(screen.getByTestId('value').textContent ?? '') as unknown;

it('adds steps, changes them and takes them away', async () => {
  fakeApi({ 'GET /api/v1/record-types': { body: { data: [] } } });
  renderApp(<Editor />);
  expect(screen.getByText(/waits until somebody takes it/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Step' }));
  await user.click(screen.getByRole('combobox', { name: 'Then' }));
  await user.click(screen.getByRole('option', { name: 'Give it to the manager' }));
  await user.click(screen.getByRole('combobox', { name: 'If' }));
  await user.click(screen.getByRole('option', { name: 'It is not finished' }));
  expect(value()).toEqual({ steps: [{ after_minutes: 15, unless: 'done', to: 'manager' }] });
  await user.click(screen.getByRole('button', { name: 'Remove step 1' }));
  expect(value()).toEqual({ steps: [] });
});

it('forgets a target that no longer fits', () => {
  const step = { after_minutes: 5, unless: 'taken', to: 'person', person_id: 'p1' } as const;
  expect(withTarget(step, 'group')).toEqual({ after_minutes: 5, unless: 'taken', to: 'group' });
  expect(stepsOf(null)).toEqual([]);
});
