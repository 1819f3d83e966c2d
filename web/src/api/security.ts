import { request } from './http';
import { remembered } from './session';
import type { Session } from './types';

export interface Factors {
  totp: boolean;
  passkey: boolean;
  recovery_code: boolean;
}

export interface Passkey {
  id: string;
  name: string;
  created_at: string;
  last_used_at?: string | null;
}

export interface Security {
  totp_since?: string | null;
  recovery_codes_left: number;
  passkeys: Passkey[];
  second_factor_required: boolean;
}

export interface OwnSession {
  id: string;
  organization: string;
  method: string;
  second_factor: boolean;
  address: string;
  device: string;
  created_at: string;
  last_seen_at: string;
  current: boolean;
}

export interface RecoveryCodes {
  recovery_codes: string[];
}

export interface Provider {
  id: string;
  name: string;
}

type Options = Record<string, unknown>;

const own = '/api/v1/session';

export const factors = () => request<Factors>('GET', `${own}/second-factor`);

export const showCode = async (code: string) =>
  remembered(await request<Session>('POST', `${own}/second-factor`, { body: { code } }));

export const showRecoveryCode = async (code: string) =>
  remembered(await request<Session>('POST', `${own}/second-factor`, { body: { recovery_code: code } }));

export const proofOptions = () => request<Options>('POST', `${own}/second-factor/passkey-options`, { body: {} });

export const showPasskey = async (credential: unknown) =>
  remembered(await request<Session>('POST', `${own}/second-factor/passkey`, { body: { credential } }));

export const signInOptions = () => request<Options>('POST', `${own}/passkey-options`, { body: {}, quiet401: true });

export const signInWithPasskey = async (credential: unknown) =>
  remembered(await request<Session>('POST', `${own}/passkey`, { body: { credential }, quiet401: true }));

export const confirmPassword = async (password: string) =>
  remembered(await request<Session>('POST', `${own}/confirmation`, { body: { password } }));

export const extend = () => request<Session>('POST', `${own}/extension`, { body: {} });

export const security = () => request<Security>('GET', `${own}/security`);

export const beginTotp = () => request<{ secret: string; uri: string }>('POST', `${own}/security/totp`, { body: {} });

export const confirmTotp = (code: string) => request<RecoveryCodes>('PUT', `${own}/security/totp`, { body: { code } });

export const removeTotp = () => request<void>('DELETE', `${own}/security/totp`);

export const renewRecoveryCodes = () => request<RecoveryCodes>('POST', `${own}/security/recovery-codes`, { body: {} });

export const passkeyOptions = () => request<Options>('POST', `${own}/security/passkey-options`, { body: {} });

export const addPasskey = (name: string, credential: unknown) =>
  request<RecoveryCodes>('POST', `${own}/security/passkeys`, { body: { name, credential } });

export const removePasskey = (id: string) => request<void>('DELETE', `${own}/security/passkeys/${id}`);

export const ownSessions = () => request<{ data: OwnSession[] }>('GET', `${own}/sessions`);

export const revokeSession = (id: string) => request<void>('DELETE', `${own}/sessions/${id}`);

export const revokeOtherSessions = () => request<void>('DELETE', `${own}/sessions`);

export const askForReset = (email: string) =>
  request<void>('POST', `${own}/password-reset`, { body: { email }, quiet401: true });

export const resetPassword = (token: string, password: string) =>
  request<void>('PUT', `${own}/password-reset`, { body: { token, new_password: password }, quiet401: true });

export const providers = (email?: string) =>
  request<{ data: Provider[] }>('GET', `${own}/providers`, { query: { email }, quiet401: true });

/** Where the browser goes to sign in elsewhere, and comes back from. */
export const providerAddress = (id: string) =>
  `${own}/providers/${id}/start?return_to=${encodeURIComponent(location.pathname + location.search)}`;
