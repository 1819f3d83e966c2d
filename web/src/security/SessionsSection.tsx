import { Badge, Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type OwnSession, ownSessions, revokeOtherSessions, revokeSession } from '@/api/security';
import { formatFull } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { Section } from './Section';

const key = ['own-sessions'] as const;
const ways: Record<string, string> = { password: 'password', passkey: 'passkey', provider: 'another sign-in service' };

/** Where oneself is signed in. */
export function SessionsSection() {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: key, queryFn: ownSessions });
  const again = () => queries.invalidateQueries({ queryKey: key });
  const revoke = useMutation({ mutationFn: revokeSession, onSettled: again });
  const revokeOthers = useMutation({ mutationFn: revokeOtherSessions, onSettled: again });
  const rows = data?.data ?? [];
  return (
    <Section
      title="Sessions"
      action={
        rows.length > 1 && (
          <Button variant="default" loading={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            End all others
          </Button>
        )
      }
    >
      {(error ?? revoke.error ?? revokeOthers.error) && (
        <ProblemPanel error={error ?? revoke.error ?? revokeOthers.error} onRetry={() => void refetch()} />
      )}
      {isPending ? (
        <ScreenLoading />
      ) : (
        <ul className="dw-settings-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Described row={row} />
              {!row.current && (
                <Button
                  variant="default"
                  aria-label={`End the session of ${row.device}`}
                  loading={revoke.isPending && revoke.variables === row.id}
                  onClick={() => revoke.mutate(row.id)}
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Described({ row }: { row: OwnSession }) {
  return (
    <div>
      <Text size="sm" fw={500}>
        {row.device} {row.current && <Badge variant="light">this one</Badge>}
      </Text>
      <Text size="xs" c="dimmed">
        {`${row.address} · ${row.organization} · by ${ways[row.method] ?? row.method}${row.second_factor ? ' and second factor' : ''}`}
      </Text>
      <Text size="xs" c="dimmed">
        {`Since ${formatFull(row.created_at)}, last seen ${formatFull(row.last_seen_at)}`}
      </Text>
    </div>
  );
}
