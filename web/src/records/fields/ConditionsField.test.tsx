import { screen, within } from '@testing-library/react';
import { user } from '@/test/user';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '@/test/render';
import type { Field } from '../schema';
import { describeConditions, operatorsFor, takesGroups, withField } from './conditions';
import { ConditionsField } from './ConditionsField';

const field: Field = {
  name: 'conditions',
  schema: { properties: { rules: { items: { anyOf: [{}, {}] } } } },
  kind: 'conditions',
  label: 'Conditions',
  required: false,
  readOnly: false,
  section: null,
};

function Editor({ start }: { start: unknown }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <ConditionsField field={field} value={value} onChange={setValue} />
      <output data-testid="value">{JSON.stringify(value)}</output>
    </>
  );
}

const value = () => JSON.parse(screen.getByTestId('value').textContent ?? '') as unknown;

describe('the builder of conditions', () => {
  it('starts from nothing, which means always', async () => {
    renderApp(<Editor start={[]} />);
    expect(screen.getByText(/always applies/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Condition' }));
    await user.type(screen.getByLabelText('Value'), '+12125550123');
    expect(value()).toEqual({
      operator: 'AND',
      rules: [{ field: 'recipient_number', operator: 'equals', value: '+12125550123' }],
    });
  });
  it('nests groups and takes them away again', async () => {
    renderApp(<Editor start={{ operator: 'AND', rules: [{ field: 'pages', operator: 'less_than', value: '3' }] }} />);
    await user.click(screen.getByRole('button', { name: 'Group' }));
    const group = screen.getByRole('group', { name: 'Group of conditions' });
    await user.click(within(group).getByRole('button', { name: 'Condition' }));
    expect(value()).toMatchObject({ rules: [{ field: 'pages' }, { operator: 'OR', rules: [{}, {}] }] });
    await user.click(within(group).getByRole('button', { name: 'Remove this group' }));
    expect(value()).toMatchObject({ rules: [{ field: 'pages', value: '3' }] });
  });
  it('sends page counts as text, as the API has them', async () => {
    renderApp(<Editor start={{ operator: 'AND', rules: [{ field: 'pages', operator: 'less_than', value: '' }] }} />);
    await user.type(screen.getByLabelText('Value'), '12');
    expect(value()).toMatchObject({ rules: [{ value: '12' }] });
  });
});

it('offers no groups where the server takes none', () => {
  expect(takesGroups(field.schema)).toBe(true);
  expect(takesGroups({})).toBe(false);
  expect(takesGroups({ properties: { rules: { items: { properties: { field: {} } } } } })).toBe(false);
});

it('allows only comparisons that make sense', () => {
  expect(operatorsFor('pages').map((operator) => operator.value)).not.toContain('contains');
  expect(withField({ field: 'pages', operator: 'less_than', value: '3' }, 'keyword')).toEqual({
    field: 'keyword',
    operator: 'contains',
    value: '',
  });
});

it('takes the usual comparison with a field whose text is never equal', () => {
  expect(withField({ field: 'recipient_number', operator: 'equals', value: '' }, 'keyword').operator).toBe('contains');
  expect(operatorsFor('keyword', 'equals').map((operator) => operator.value)).toContain('equals');
});

it('reads like a sentence', () => {
  expect(describeConditions([])).toBe('Always');
  const rules = [
    { field: 'pages', operator: 'less_than', value: '3' },
    {
      operator: 'OR',
      rules: [
        { field: 'keyword', operator: 'contains', value: 'lab' },
        { field: 'day_of_week', operator: 'equals', value: 'monday' },
      ],
    },
  ];
  expect(describeConditions({ operator: 'AND', rules })).toBe(
    'Number of pages is less than 3 and (Word in the text contains lab or Day of the week is monday)',
  );
});
