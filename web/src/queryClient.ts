import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './api/problem';

/** A refusal (4xx) stays one however often it is asked; a server that is away or broken may come back. */
function retry(failures: number, error: Error): boolean {
  const { status } = asProblem(error);
  return (status === 0 || status >= 500) && failures < 2;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
