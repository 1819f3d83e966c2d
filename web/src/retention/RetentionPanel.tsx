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
  const { due, archiving, policies } = preview.data;
  const ofThis = (action: 'erase' | 'archive') =>
    policies.find((one) => one.policy_id === row.id && one.action === action)?.count ?? 0;
  const own = ofThis('erase');
  const start = async () => {
    const sure = await confirm({
      title: due > 0 ? 'Erase what is due now?' : 'Archive what is due now?',
      text: [
        due > 0 &&
          `${faxes(due)} would be erased for good, with pages, text and numbers. That can't be undone. Faxes under a legal hold stay.`,
        archiving > 0 && `${faxes(archiving)} would be handed to an archive.`,
      ]
        .filter(Boolean)
        .join(' '),
      yes: due > 0 ? 'Erase for good' : 'Archive',
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
      {archiving > 0 && (
        <Text size="sm">
          {`${faxes(archiving)} would be archived now or wait for their archive, ${ofThis('archive') === archiving ? 'all' : ofThis('archive')} by this policy. Nothing is erased before the archive has it.`}
        </Text>
      )}
      {due + archiving > 0 && (
        <Button variant="default" loading={busy} onClick={() => void start()} style={{ alignSelf: 'start' }}>
          {due > 0 ? 'Erase what is due now' : 'Archive what is due now'}
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
      {run.archiving > 0 && `, ${run.archiving} handed to an archive`}
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
