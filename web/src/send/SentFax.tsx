import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getFax, pageUrl } from '@/api/faxes';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { CallProgressView, confirmedPages } from '@/fax/CallProgressView';
import { allows, faxPath, isFinal } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';
import { useLiveState, useLiveTopic } from '@/live/LiveProvider';
import { newestRows, showRow } from '@/live/useLiveFaxes';
import { useSession } from '@/session/SessionContext';
import { formatNumber, plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';

/** Follows one fax from the queue to its result. */
export function SentFax({ id, onAnother }: { id: string; onAnother: () => void }) {
  const queries = useQueryClient();
  const { session } = useSession();
  const live = useLiveState();
  const actions = useFaxActions();
  const {
    data: fax,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.fax(id),
    queryFn: async ({ signal }) => newestRows.newest(await getFax(id, signal)),
    refetchInterval: ({ state }) => (live === 'live' || (state.data && isFinal(state.data)) ? false : 2000),
  });
  useLiveTopic(`fax:${id}`, (message) => {
    if (message.op === 'resync') void refetch();
    if (message.op !== 'event' || !message.data) return;
    showRow(queries, { ...fax, ...(message.data as Fax) }, session.person.id);
  });

  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!fax) return <ScreenLoading />;
  return (
    <section aria-label="Progress of the fax" className="dw-sent">
      <Title order={1}>Fax to {fax.recipient_name || formatNumber(fax.to)}</Title>
      <Text size="sm" c="dimmed" mb="md">
        {[fax.name, fax.recipient_name && formatNumber(fax.to), fax.pages && plural(fax.pages, 'page'), fax.subject]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Paper withBorder p="md">
        <CallProgressView fax={fax} />
        <PageStates fax={fax} />
      </Paper>
      <Group gap="xs" mt="md">
        <Button component={Link} to={faxPath(fax)} variant="default">
          Open in the outbox
        </Button>
        {allows(fax, 'cancel') && (
          <Button variant="default" onClick={() => void actions.cancel(fax)}>
            Cancel
          </Button>
        )}
        {allows(fax, 'retry') && fax.status !== 'uncertain' && (
          <Button variant="default" onClick={() => void actions.retry(fax)}>
            Send again
          </Button>
        )}
        <Button variant={isFinal(fax) ? 'filled' : 'subtle'} onClick={onAnother}>
          Send another fax
        </Button>
      </Group>
    </section>
  );
}

const mostShown = 60;

function PageStates({ fax }: { fax: Fax }) {
  const count = Math.min(fax.pages ?? 0, mostShown);
  if (count === 0) return null;
  const current = fax.progress?.page ?? 0;
  const confirmed = Math.max(fax.pages_sent ?? 0, confirmedPages(fax));
  const state = (page: number) => {
    if (fax.status === 'sent' || page <= confirmed) return 'done';
    return page === current && fax.status === 'sending' ? 'now' : 'waiting';
  };
  return (
    <ol className="dw-page-states" aria-label="Pages">
      {Array.from({ length: count }, (_, index) => index + 1).map((page) => (
        <li key={page} data-state={state(page)} aria-label={`Page ${page}: ${labels[state(page)]}`}>
          <span className="dw-page-state-paper">
            {fax.pages_ready !== false && <img src={pageUrl(fax.id, page, 160)} alt="" loading="lazy" />}
          </span>
          {page}
        </li>
      ))}
    </ol>
  );
}

const labels = { done: 'confirmed', now: 'being sent', waiting: 'waiting' } as const;
