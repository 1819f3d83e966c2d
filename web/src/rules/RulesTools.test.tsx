import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import RulesTools from './RulesTools';

const rules = '/api/v1/routing-rules';
const stat = { key: 'stat', name: 'STAT first', description: 'Urgent ones.', needs_target: false };
const base = {
  [`GET ${rules}/templates`]: { body: { data: [stat] } },
  [`GET ${rules}/contradictions`]: { body: { data: [] } },
  'GET /api/v1/record-types': { body: { data: [] } },
};

// covers FAX-C-001-08
it('makes a rule of a template', async () => {
  const api = fakeApi({ ...base, [`POST ${rules}/templates/stat`]: { status: 201, body: { id: 'r9' } } });
  renderApp(<RulesTools />);
  await user.click(screen.getByRole('button', { name: 'Ready-made' }));
  await user.click(await screen.findByRole('menuitem', { name: /STAT first/ }));
  await user.click(await screen.findByRole('button', { name: 'Make this rule' }));
  await waitFor(() => expect(api.called('POST', `${rules}/templates/stat`)).toHaveLength(1));
});

// covers FAX-C-001-09
it('points out rules that are in each other’s way', async () => {
  const text = '“B” is never looked at: “A” comes first, applies to the same faxes and stops there';
  fakeApi({
    ...base,
    [`GET ${rules}/contradictions`]: {
      body: { data: [{ kind: 'never_reached', rule_id: 'r2', rule_name: 'B', other_id: 'r1', text }] },
    },
  });
  renderApp(<RulesTools />);
  expect(await screen.findByRole('link', { name: text })).toHaveAttribute('href', '/routing-rules/r2');
});

// covers FAX-C-001-07
it('shows what a file would change before it is imported', async () => {
  const diff = {
    applied: false,
    added: ['New one'],
    changed: [{ rule: 'Old one', fields: [{ field: 'priority', now: 10, then: 20 }] }],
    same: ['Same'],
    problems: [],
  };
  const api = fakeApi({
    ...base,
    [`POST ${rules}/import/dry-run`]: { body: diff },
    [`POST ${rules}/import`]: { body: { ...diff, applied: true } },
  });
  const { container } = renderApp(<RulesTools />);
  const input = container.ownerDocument.querySelector<HTMLInputElement>('input[type=file]');
  const content = { format: 'dartwing.routing-rules/1', rules: [] };
  await user.upload(input!, new File([JSON.stringify(content)], 'rules.json', { type: 'application/json' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('New one')).toBeInTheDocument();
  expect(within(dialog).getByText(/Priority/)).toHaveTextContent('Priority: 10 → 20');
  await user.click(within(dialog).getByRole('button', { name: 'Import' }));
  await waitFor(() => expect(api.called('POST', `${rules}/import`)[0]?.body).toEqual(content));
});

it('imports nothing of a file with problems', async () => {
  fakeApi({
    ...base,
    [`POST ${rules}/import/dry-run`]: {
      body: { applied: false, added: [], changed: [], same: [], problems: [{ rule: 'X', detail: 'action: missing' }] },
    },
  });
  const { container } = renderApp(<RulesTools />);
  const input = container.ownerDocument.querySelector<HTMLInputElement>('input[type=file]');
  await user.upload(input!, new File(['{}'], 'rules.json', { type: 'application/json' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/action: missing/)).toBeInTheDocument();
  expect(within(dialog).getByRole('button', { name: 'Import' })).toBeDisabled();
});

it('says so when a file is none of rules', async () => {
  fakeApi(base);
  const { container } = renderApp(<RulesTools />);
  const input = container.ownerDocument.querySelector<HTMLInputElement>('input[type=file]');
  await user.upload(input!, new File(['name,number'], 'rules.json', { type: 'application/json' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('no file of rules');
});
