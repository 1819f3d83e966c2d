import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPhoneOff } from '@tabler/icons-react';
import { keys } from '@/api/keys';
import type { RecordRow } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { formatNumber } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { releaseNumber } from './api';

/** Giving a carrier's number back. One on a trunk is deleted here and cancelled with the trunk's carrier. */
export default function NumberPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: () => releaseNumber(row.id),
    onSuccess: () => {
      notifyDone(`${formatNumber(String(row.number))} goes back to its carrier`);
      void queries.invalidateQueries({ queryKey: keys.record('fax_number', row.id) });
      void queries.invalidateQueries({ queryKey: keys.recordLists('fax_number') });
    },
  });
  if (!can('admin') || !row.carrier_id || row.state !== 'active') return null;
  const ask = async () => {
    const sure = await confirm({
      title: `Give ${formatNumber(String(row.number))} back?`,
      text: 'The carrier is asked to take it back, and it may go to somebody else: this can’t be undone. Faxes to it no longer arrive.',
      yes: 'Give it back',
      danger: true,
    });
    if (sure) release.mutate();
  };
  return (
    <section className="dw-form" aria-label="Give the number back">
      <Title order={3}>Give the number back</Title>
      <Text size="sm" c="dimmed">
        Ends its monthly cost. It rests here for a while before it can be set up again.
      </Text>
      {release.error && <ProblemPanel error={release.error} />}
      <Group>
        <Button
          size="xs"
          color="red"
          variant="light"
          loading={release.isPending}
          leftSection={<IconPhoneOff size={15} aria-hidden />}
          onClick={() => void ask()}
        >
          Give it back
        </Button>
      </Group>
    </section>
  );
}
