import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import type { RecordRow } from '@/api/types';
import { confirm } from '@/shared/confirm';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { certificateUrl, retentionPreview, retentionRuns, type Run, startRun } from './api';

const faxes = (count: number) => (count === 1 ? '1 fax' : `${count} faxes`);

/** What the policies would erase now, the runs that did, and their certificates. */
export default function RetentionPanel({ row }: { row: RecordRow }) {
  const queries = useQueryClient();
  const preview = useQuery({ queryKey: keys.retentionPreview, queryFn: retentionPreview });
  const runs = useQuery({
    queryKey: keys.retentionRuns,
    queryFn: retentionRuns,
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === 'running') ? 2000 : false),
  });
  const [busy, setBusy] = useState(false);
  if (preview.error) return <ProblemPanel error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return null;
  const { due, policies } = preview.data;
  const own = policies.find(({ policy_id }) => policy_id === row.id)?.count ?? 0;
  const start = async () => {
    const sure = await confirm({
      title: 'Erase what is due now?',
      text: `${faxes(due)} would be erased for good, with pages, text and numbers. That can't be undone. Faxes under a legal hold stay.`,
      yes: 'Erase for good',
    });
    if (!sure) return;
    setBusy(true);
    try {
      await startRun();
      notifyDone('The run has begun');
    } catch (problem) {
      notifyProblem(problem);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: keys.retentionRuns });
      await queries.invalidateQueries({ queryKey: keys.retentionPreview });
    }
  };
  return (
    <Stack gap="xs" mt="md">
      <Title order={3} size="h5">
        What is due
      </Title>
      <Text size="sm">
        {due === 0
          ? 'Nothing would be erased now.'
          : `${faxes(due)} would be erased now, ${own === due ? 'all' : own} by this policy. The next daily run does it.`}
      </Text>
      {due > 0 && (
        <Button variant="default" loading={busy} onClick={() => void start()} style={{ alignSelf: 'start' }}>
          Erase what is due now
        </Button>
      )}
      {runs.data && runs.data.data.length > 0 && (
        <Stack gap={4} component="ul" aria-label="Runs" className="dw-plain-list">
          {runs.data.data.slice(0, 10).map((run) => (
            <li key={run.id}>
              <RunLine run={run} />
            </li>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function RunLine({ run }: { run: Run }) {
  return (
    <Text size="sm">
      <When at={run.started_at} full />: {faxes(run.erased)} erased
      {run.on_hold > 0 && `, ${run.on_hold} kept by a legal hold`}
      {run.status === 'running' ? ', at work' : ' · '}
      {run.status === 'done' && (
        <Anchor href={certificateUrl(run.id)} size="sm" download={`disposal-${run.id}.json`}>
          Certificate
        </Anchor>
      )}
    </Text>
  );
}
