import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconFlask } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordRow } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { plural } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { placed, trySwitched } from './api';

const most = 50;

/** What a rule does to the faxes that came in before, or would do if it were switched on. */
export default function RuleTrialPanel({ row }: { row: RecordRow }) {
  const { can } = useSession();
  const on = row.enabled === true;
  const trial = useMutation({ mutationFn: () => trySwitched(row.id, !on) });
  if (!can('admin')) return null;
  const found = trial.data;
  return (
    <section className="dw-form" aria-label="On past faxes">
      <Group gap="xs">
        <Title order={3} style={{ flex: 1 }}>
          On past faxes
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFlask size={15} aria-hidden />}
          loading={trial.isPending}
          onClick={() => trial.mutate()}
        >
          Try it
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {on
          ? 'Shows which of the newest faxes would lie elsewhere without this rule, as it is saved. Nothing is moved.'
          : 'Shows which of the newest faxes would lie elsewhere if this rule were switched on, as it is saved. Nothing is moved.'}
      </Text>
      {trial.error && <ProblemPanel error={trial.error} />}
      {found && (
        <Text size="sm" fw={600} role="status">
          {found.looked_at === 0
            ? 'No fax has come in yet.'
            : `Of ${plural(found.looked_at, 'fax', 'faxes')} it ${on ? 'decides' : 'would decide'} about ${found.decided}; ` +
              `${found.moved} ${on ? 'would lie elsewhere without it' : 'would move'}.`}
        </Text>
      )}
      {found && found.moves.length > 0 && (
        <ul className="dw-moves">
          {found.moves.slice(0, most).map((move) => (
            <li key={move.fax_id}>
              <Anchor component={Link} to={`/inbox/${move.fax_id}`} size="sm">
                {move.name}
              </Anchor>{' '}
              <Text span size="xs" c="dimmed">
                <When at={move.received_at} />
              </Text>
              <Text size="sm">
                {placed(on ? move.then : move.now)} → {placed(on ? move.now : move.then)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {found && found.moves.length > most && (
        <Text size="xs" c="dimmed">
          The newest {most} are shown.
        </Text>
      )}
    </section>
  );
}
