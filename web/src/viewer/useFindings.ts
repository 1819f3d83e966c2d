import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faxFindings } from '@/api/findings';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';
import { confirm } from '@/shared/confirm';

/** Whether there is something to show: findings are made with the reading of a received fax. */
export const hasFindings = (fax: Fax): boolean =>
  fax.direction === 'inbound' && (fax.spam_score != null || fax.contains_phi != null);

/**
 * What was found in a fax. Values that identify a person stay masked until the reader asks for them; each time they
 * are shown stands in the audit, so they are forgotten as soon as they are hidden again.
 */
export function useFindings(fax: Fax, enabled: boolean) {
  const queries = useQueryClient();
  const [revealed, setRevealed] = useState(false);
  const query = useQuery({
    queryKey: keys.faxFindingsShown(fax.id, revealed),
    queryFn: () => faxFindings(fax.id, revealed),
    enabled: enabled && hasFindings(fax),
    staleTime: 60_000,
    gcTime: revealed ? 0 : undefined,
    retry: false,
    placeholderData: (before) => (revealed && before?.fax_id === fax.id ? before : undefined),
  });
  const toggle = async () => {
    if (revealed) {
      setRevealed(false);
      queries.removeQueries({ queryKey: keys.faxFindingsShown(fax.id, true) });
      return;
    }
    const sure = await confirm({
      title: 'Show what identifies the person?',
      text: 'Names, dates and numbers of the person are shown unmasked. That you saw them is kept in the audit.',
      yes: 'Show them',
    });
    if (sure) setRevealed(true);
  };
  return { ...query, revealed, toggle };
}
