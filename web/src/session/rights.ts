import type { QueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';

/**
 * Reads what the reader may do first, and everything else after the screens followed: what has been closed is not
 * asked for any more.
 */
export async function readRightsAgain(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: keys.session });
  setTimeout(() => {
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
  });
}
