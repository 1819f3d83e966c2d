/** RFC 9457 problem document as the server sends it. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  advice?: string;
  /** Trace id, to quote when asking for support. */
  instance?: string;
  errors?: FieldError[];
}

export interface FieldError {
  field: string;
  message: string;
}

/** Every failed call of the API ends in this error, a lost network included. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    title: 'Something went wrong in the browser',
    status: 0,
    code: 'WEB-001',
    detail: error instanceof Error ? error.message : undefined,
    advice: 'Reload the page. If it happens again, tell your administrator what you were doing.',
  };
}

export function unreachable(): ProblemError {
  return new ProblemError({
    title: 'The server can’t be reached',
    status: 0,
    code: 'WEB-002',
    advice: 'Check your network connection, then try again. Nothing you entered is lost.',
  });
}

/** Reads a problem document from a failed answer; a proxy's HTML page becomes a plain problem too. */
export function problemFrom(status: number, contentType: string | null, body: string): ProblemError {
  if (contentType?.includes('json')) {
    try {
      const parsed = JSON.parse(body) as Partial<Problem>;
      return new ProblemError({
        ...parsed,
        title: parsed.title ?? 'The request failed',
        status: parsed.status ?? status,
        code: parsed.code ?? `HTTP-${status}`,
      });
    } catch {
      // Not JSON in spite of its label: described by its status below.
    }
  }
  return new ProblemError({
    title: status >= 500 ? 'The server failed to answer' : 'The request was refused',
    status,
    code: `HTTP-${status}`,
    advice: status >= 500 ? 'Wait a moment and try again.' : 'Reload the page and try again.',
  });
}

/** Field errors by top-level field: `conditions.rules[0].value` counts for `conditions` as well. */
export function fieldErrors(error: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!(error instanceof ProblemError)) return found;
  for (const { field, message } of error.problem.errors ?? []) {
    const text = message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
    found[field] ??= text;
    const top = field.split(/[.[]/)[0];
    if (top && top !== field) found[top] ??= text;
  }
  return found;
}
