import { useQuery } from '@tanstack/react-query';
import { faxText } from '@/api/faxes';
import { keys } from '@/api/keys';
import type { Fax } from '@/api/types';

/** The read text; there is none for a fax that nobody reads, and not yet while reading goes on. */
export function useFaxText(fax: Fax) {
  return useQuery({
    queryKey: keys.faxText(fax.id),
    queryFn: () => faxText(fax.id),
    enabled: fax.reading_status !== 'none' && fax.reading_status !== 'pending',
    staleTime: 60_000,
  });
}
