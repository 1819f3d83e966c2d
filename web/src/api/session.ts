import { rememberCsrf, request } from './http';
import { ProblemError } from './problem';
import type { Session } from './types';

export function remembered(session: Session): Session {
  rememberCsrf(session.csrf_token);
  return session;
}

/** Who is signed in, or null when nobody is. */
export async function currentSession(): Promise<Session | null> {
  try {
    return remembered(await request<Session>('GET', '/api/v1/session', { quiet401: true }));
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

export async function signIn(email: string, password: string): Promise<Session> {
  return remembered(await request<Session>('POST', '/api/v1/session', { body: { email, password }, quiet401: true }));
}

/** Leaving a session that is over already is no failure. */
export async function signOut(): Promise<void> {
  try {
    await request('DELETE', '/api/v1/session', { quiet401: true });
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.status === 401)) throw error;
  }
}

export async function switchOrganization(organizationId: string): Promise<void> {
  await request('PUT', '/api/v1/session/organization', { body: { organization_id: organizationId } });
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await request('PUT', '/api/v1/session/password', {
    body: { current_password: currentPassword, new_password: newPassword },
    quiet401: true,
  });
}
