import { isUnattended, noteUse } from './attendance';
import { ProblemError, problemFrom, unreachable } from './problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** In the place of `body`: what is no JSON. */
  content?: { type: string; data: Blob | string };
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** The caller handles a 401 itself (sign-in, session check). */
  quiet401?: boolean;
}

let csrfToken: string | null = null;
let sessionLost: () => void = () => {};
let factorWanted: (() => Promise<boolean>) | null = null;

export function rememberCsrf(token: string | undefined): void {
  csrfToken = token ?? null;
}

/** Called once by the session: what to do when the server says that nobody is signed in any more. */
export function onSessionLost(listener: () => void): void {
  sessionLost = listener;
}

/** Called once by the session: how to ask for a second factor that a request needs. Resolves to whether it was shown. */
export function onFactorWanted(ask: (() => Promise<boolean>) | null): void {
  factorWanted = ask;
}

/** Whether a request that ended in this error is to be made again, since what it lacked was shown meanwhile. */
export const nowConfirmed = async (error: unknown): Promise<boolean> =>
  error instanceof ProblemError && error.problem.code === 'DW-4034' && factorWanted !== null && factorWanted();

export function csrf(): string | null {
  const cookie = /(?:^|;\s*)dartwing_csrf=([^;]+)/.exec(document.cookie)?.[1];
  return cookie ? decodeURIComponent(cookie) : csrfToken;
}

export function withQuery(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** A UUID v4 also where `crypto.randomUUID` is missing: plain http on a local network is not a secure context. */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Headers of an unsafe request; shared by `fetch` and by uploads, which use XMLHttpRequest for their progress. */
export function unsafeHeaders(): Record<string, string> {
  const token = csrf();
  return token ? { 'X-CSRF-Token': token } : {};
}

export function noteStatus(status: number, quiet401 = false): void {
  if (status === 401 && !quiet401) sessionLost();
}

export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const { query, body, content, headers, signal, quiet401 } = options;
  const unsafe = method !== 'GET' && method !== 'HEAD';
  const unattended = !unsafe && isUnattended();
  const token = csrf();
  let answer: Response;
  try {
    answer = await fetch(withQuery(path, query), {
      method,
      credentials: 'same-origin',
      signal,
      headers: {
        Accept: 'application/json',
        ...(content ? { 'Content-Type': content.type } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(unsafe ? unsafeHeaders() : {}),
        ...(unattended ? { 'Dartwing-Unattended': '1' } : {}),
        ...headers,
      },
      body: content ? content.data : body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!unattended) noteUse();
  if (answer.status === 401 && !unsafe && token && csrf() !== token) {
    // The session went on under another token while this was on its way.
    return request(method, path, { ...options, quiet401: false });
  }
  if (!answer.ok) {
    noteStatus(answer.status, quiet401);
    const error = problemFrom(answer.status, answer.headers.get('Content-Type'), await answer.text());
    if (await nowConfirmed(error)) return request(method, path, options);
    throw error;
  }
  if (answer.status === 204) return undefined as T;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}
