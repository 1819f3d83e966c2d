import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ConfirmDialog } from '@/shared/confirm';
import { aFax } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { ChallengeState } from './ChallengeState';

const held = aFax({ status: 'held', allowed_actions: ['release', 'reject'] });
const path = `/api/v1/faxes/${held.id}/challenge`;
const challenge = {
  id: 'c1',
  status: 'open',
  sent_fax_id: 's1',
  sent_fax_name: 'FAX-2026-00043',
  sent_fax_status: 'sent',
  wrong_answers: 1,
  wrong_answers_allowed: 3,
  created_at: '2026-11-20T10:00:00Z',
  expires_at: '2026-11-21T10:00:00Z',
  ended_at: null,
  answer_fax_id: null,
};

it('sends a challenge when the reader is sure', async () => {
  const api = fakeApi({
    [`GET ${path}`]: { body: { possible: true, refusal: null, challenge: null } },
    [`POST ${path}`]: { status: 201, body: { possible: false, refusal: 'open', challenge } },
  });
  renderApp(
    <>
      <ChallengeState fax={held} />
      <ConfirmDialog />
    </>,
  );
  await user.click(await screen.findByRole('button', { name: 'Send a challenge' }));
  expect(api.called('POST', path)).toHaveLength(0);
  await user.click((await screen.findAllByRole('button', { name: 'Send a challenge' })).at(-1)!);
  await waitFor(() => expect(api.called('POST', path)).toHaveLength(1));
});

it('says how an open challenge stands, and takes it back', async () => {
  const api = fakeApi({
    [`GET ${path}`]: { body: { possible: false, refusal: 'a challenge is open', challenge } },
    [`DELETE ${path}`]: { body: { possible: true, refusal: null, challenge: { ...challenge, status: 'cancelled' } } },
  });
  renderApp(<ChallengeState fax={held} />);
  expect(await screen.findByRole('link', { name: 'FAX-2026-00043' })).toHaveAttribute('href', '/faxes/s1');
  expect(screen.getByText(/Wrong answers: 1 of 3/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Take the challenge back' }));
  await waitFor(() => expect(api.called('DELETE', path)).toHaveLength(1));
});

it('says why none can be sent', async () => {
  fakeApi({
    [`GET ${path}`]: { body: { possible: false, refusal: 'the fax is itself a challenge', challenge: null } },
  });
  renderApp(<ChallengeState fax={held} />);
  expect(await screen.findByText(/the fax is itself a challenge/)).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});
