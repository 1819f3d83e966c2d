import { vi } from 'vitest';

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
  headers: Record<string, string>;
}

type Answer = { status?: number; body?: unknown };
type Route = Answer | ((call: Call) => Answer);

/** Stands in for the network: `'GET /api/v1/faxes'` → its answer. Every call is noted. */
export function fakeApi(routes: Record<string, Route>) {
  const calls: Call[] = [];
  const fake = vi.fn(async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = new URL(String(input), 'http://localhost');
    const call: Call = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      headers: (init.headers ?? {}) as Record<string, string>,
    };
    calls.push(call);
    const route = routes[`${call.method} ${call.path}`];
    if (!route) throw new Error(`No answer is prepared for ${call.method} ${call.path}`);
    const { status = 200, body } = typeof route === 'function' ? route(call) : route;
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  });
  vi.stubGlobal('fetch', fake);
  return {
    calls,
    called: (method: string, path: string) => calls.filter((call) => call.method === method && call.path === path),
  };
}
