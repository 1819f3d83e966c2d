import { useQuery } from '@tanstack/react-query';
import type { Attempt, Fax } from '@/api/types';
import { useSession } from '@/session/SessionContext';
import { choiceKeys, type Decision, listDecisions } from './api';

/** Finds the kept decision behind an attempt of the fax, for those who may see it. */
export function useFaxDecisions(fax: Fax, attempts: number): (attempt: Attempt) => Decision | undefined {
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: [...choiceKeys.decisions(fax.id), 'of attempts', attempts],
    queryFn: () => listDecisions(fax.id, null, 200),
    enabled: can('admin') && fax.direction === 'outbound' && attempts > 0,
  });
  return (attempt) => decisionOf(attempt, data?.data ?? []);
}

/** The newest one with the attempt's reason that was made before it began. */
export function decisionOf(attempt: Attempt, newestFirst: Decision[]): Decision | undefined {
  const began = attempt.started_at ? Date.parse(attempt.started_at) : Number.POSITIVE_INFINITY;
  const reason = attempt.reason ?? '';
  // Behind the choice, a call over a trunk says how the pages will travel.
  return newestFirst.find(
    ({ sentence, decided_at }) =>
      (reason === sentence || reason.startsWith(`${sentence}. `)) && Date.parse(decided_at) <= began,
  );
}
