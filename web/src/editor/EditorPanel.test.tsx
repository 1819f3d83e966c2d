import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { EditorPanel } from './EditorPanel';

const fax = aFax();
const base = `/api/v1/faxes/${fax.id}`;
const signature = { id: 's1', name: 'Mine', kind: 'drawn', is_default: true, created_at: '', image_url: '' };
const routes = {
  [`GET ${base}/draft`]: { status: 204 },
  'GET /api/v1/signatures': { body: { data: [signature], pin_set: true, consent_given: true } },
  'GET /api/v1/fax-stamps': { body: { data: [{ id: 'st1', name: 'Entered', roles: [] }], next_cursor: null } },
};

const sheet = () => screen.getByRole('region', { name: 'Pages to edit' }).querySelector('.dw-paper')!;

it('writes text on a page, takes it back and makes a version of it', async () => {
  const api = fakeApi({ ...routes, [`POST ${base}/versions`]: { status: 201, body: { number: 3 } } });
  const done = vi.fn();
  renderApp(<EditorPanel fax={fax} onDone={done} />);
  await user.click(await screen.findByRole('button', { name: 'Text (1)' }));
  fireEvent.pointerDown(sheet(), { button: 0, clientX: 10, clientY: 10 });
  await user.type(await screen.findByLabelText('Text'), 'Hi');
  await user.click(screen.getByRole('button', { name: 'Finish' }));
  await user.click(await screen.findByRole('button', { name: 'Make the version' }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(api.called('POST', `${base}/versions`)[0]?.body).toMatchObject({
    marks: [{ type: 'text', page: 1, text: 'Hi' }],
  });
});

// covers FAX-F-001-07
it('asks for the PIN when it is signed and returned', async () => {
  const api = fakeApi({
    ...routes,
    [`POST ${base}/return`]: { status: 202, body: { version: 1, fax: { ...fax, name: 'FAX-2' } } },
  });
  const done = vi.fn();
  renderApp(<EditorPanel fax={fax} onDone={done} />);
  const tool = await screen.findByRole('button', { name: 'Signature (8)' });
  await waitFor(() => expect(api.called('GET', '/api/v1/signatures')).toHaveLength(1));
  await user.click(tool);
  fireEvent.pointerDown(sheet(), { button: 0, clientX: 10, clientY: 10 });
  await user.click(screen.getByRole('button', { name: 'Return to sender' }));
  await user.type(await screen.findByLabelText('Signing PIN'), '2468');
  await user.click(screen.getByRole('button', { name: 'Return' }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(api.called('POST', `${base}/return`)[0]?.body).toMatchObject({
    pin: '2468',
    to: fax.from,
    marks: [{ type: 'signature', signature_id: 's1' }],
  });
});

it('refuses to finish nothing, and goes on with a draft', async () => {
  const api = fakeApi({
    ...routes,
    [`GET ${base}/draft`]: {
      body: { marks: [{ type: 'check', page: 1, x: 0.1, y: 0.1, w: 0.1, h: 0.1 }], changed_at: '' },
    },
    [`PUT ${base}/draft`]: { body: { marks: [], changed_at: '' } },
  });
  renderApp(<EditorPanel fax={fax} onDone={() => {}} />);
  const mark = await screen.findByRole('button', { name: 'Check mark on page 1' });
  mark.focus();
  await user.keyboard('{ArrowRight}');
  await user.click(screen.getByRole('button', { name: /Save the draft/ }));
  await waitFor(() => expect(api.called('PUT', `${base}/draft`)).toHaveLength(1));
  const saved = api.called('PUT', `${base}/draft`)[0]?.body as { marks: { x: number }[] };
  expect(saved.marks[0]?.x).toBeCloseTo(0.105);
  mark.focus();
  await user.keyboard('{Delete}');
  await user.click(screen.getByRole('button', { name: 'Finish' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('does not sign before the person agreed to sign electronically', async () => {
  const api = fakeApi({
    ...routes,
    'GET /api/v1/signatures': { body: { data: [signature], pin_set: true, consent_given: false } },
  });
  renderApp(<EditorPanel fax={fax} onDone={() => {}} />);
  const tool = await screen.findByRole('button', { name: 'Signature (8)' });
  await waitFor(() => expect(api.called('GET', '/api/v1/signatures')).toHaveLength(1));
  await user.click(tool);
  fireEvent.pointerDown(sheet(), { button: 0, clientX: 10, clientY: 10 });
  await user.click(screen.getByRole('button', { name: 'Finish' }));
  expect(await screen.findByRole('link', { name: 'agree to sign electronically' })).toHaveAttribute(
    'href',
    '/signatures',
  );
  expect(screen.getByRole('button', { name: 'Make the version' })).toBeDisabled();
});
