import { screen } from '@testing-library/react';
import { user } from '@/test/user';
import { describe, expect, it, vi } from 'vitest';
import { fieldErrors, problemFrom, unreachable } from '@/api/problem';
import { renderApp } from '@/test/render';
import { ProblemPanel } from './ProblemPanel';

const refusal = problemFrom(
  422,
  'application/problem+json',
  JSON.stringify({
    type: 'urn:dartwing:problem:FAX-001',
    title: 'The recipient is not a fax number',
    status: 422,
    code: 'FAX-001',
    detail: 'to: too short',
    advice: 'Enter the number with its country code.',
    instance: 'trace-77',
    errors: [
      { field: 'to', message: 'to: too short (expected: E.164)' },
      { field: 'conditions.rules[0].value', message: 'needed' },
    ],
  }),
);

describe('ProblemPanel', () => {
  it('says what happened, what to do, and what to quote', () => {
    renderApp(<ProblemPanel error={refusal} />);
    const alert = screen.getByRole('alert');
    for (const text of ['The recipient is not a fax number', 'Enter the number with its country code.', 'FAX-001']) {
      expect(alert).toHaveTextContent(text);
    }
    expect(screen.getByRole('button', { name: 'Copy trace id trace-77' })).toBeInTheDocument();
  });
  it('leaves out the field errors that stand at their fields', () => {
    renderApp(<ProblemPanel error={refusal} hideFields={['to']} />);
    expect(screen.getByRole('alert')).not.toHaveTextContent('too short (expected');
    expect(screen.getByRole('alert')).toHaveTextContent('needed');
  });
  it('offers another try', async () => {
    const retry = vi.fn();
    renderApp(<ProblemPanel error={unreachable()} onRetry={retry} />);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledOnce();
  });
  it('describes an answer that is no problem document by its status', () => {
    renderApp(<ProblemPanel error={problemFrom(502, 'text/html', '<h1>Bad gateway</h1>')} />);
    expect(screen.getByRole('alert')).toHaveTextContent('The server failed to answer');
    expect(screen.getByRole('alert')).toHaveTextContent('HTTP-502');
  });
  it('shows a plain error of the browser without its stack', () => {
    renderApp(<ProblemPanel error={new Error('boom')} />);
    expect(screen.getByRole('alert')).toHaveTextContent('boom');
    expect(screen.getByRole('alert')).not.toHaveTextContent('.tsx');
  });
});

it('gives a nested field error to its top field, without repeating the name', () => {
  expect(fieldErrors(refusal)).toMatchObject({ to: 'too short (expected: E.164)', conditions: 'needed' });
});
