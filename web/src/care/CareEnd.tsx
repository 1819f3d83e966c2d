import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { RecordRow } from '@/api/types';
import { confirm } from '@/shared/confirm';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { careKey, endCare } from './api';

/** Ends a care relationship now; it stays in the list as ended. */
export default function CareEnd({ row }: { row: RecordRow }) {
  if (row['status'] !== 'open') return null;
  return (
    <div className="dw-pad">
      <Text size="sm" c="dimmed" mb="xs">
        Ending keeps the relationship on record. What it opened is closed at once.
      </Text>
      <EndButton row={row} />
    </div>
  );
}

export function EndButton({ row, compact }: { row: RecordRow; compact?: boolean }) {
  const queries = useQueryClient();
  const end = async () => {
    const sure = await confirm({
      title: 'End this care relationship?',
      text: 'The patient’s records are closed to the person at once, where it sees only its own patients.',
      yes: 'End it',
      danger: true,
    });
    if (!sure) return;
    endCare(row.id).then(() => {
      notifyDone('The care relationship has ended');
      void queries.invalidateQueries({ queryKey: ['records', careKey] });
    }, notifyProblem);
  };
  return (
    <Button variant="default" size={compact ? 'compact-xs' : 'sm'} onClick={() => void end()}>
      {compact ? 'End' : 'End now'}
    </Button>
  );
}
