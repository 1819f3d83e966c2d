import { newIdempotencyKey, request } from './http';
import type { Fax } from './types';

const one = (id: string) => `/api/v1/faxes/${encodeURIComponent(id)}`;

export type MarkType =
  'text' | 'date' | 'highlight' | 'underline' | 'ink' | 'check' | 'cross' | 'stamp' | 'signature' | 'redaction';

/** What the server draws; places are fractions of the page as it was received. */
export interface Mark {
  page: number;
  type: MarkType;
  x?: number;
  y?: number;
  w?: number;
  h?: number;
  rotation?: number;
  text?: string;
  size?: number;
  color?: string;
  strokes?: number[][];
  stamp?: string;
  stamp_id?: string;
  signature_id?: string;
}

export interface FaxVersion {
  number: number;
  based_on: number;
  kinds: ('annotated' | 'redacted' | 'signed')[];
  pages: number;
  made_at: string;
  made_by: { id: string; name: string };
  original_destroyed: boolean;
  signing: null | {
    by: { id: string; name: string };
    at: string;
    address: string;
    certificate: string;
    fingerprint: string;
    intent?: string;
    consent?: { version: string; at: string; address: string } | null;
    retention?: string;
  };
}

export interface FaxReturns {
  returns: {
    version: number;
    returned_at: string;
    returned_by: { id: string; name: string };
    fax_id: string;
    name: string | null;
    to: string | null;
    status: Fax['status'] | null;
  }[];
  return_of: { fax_id: string; name: string | null; version: number } | null;
}

export interface Signature {
  id: string;
  name: string;
  kind: 'drawn' | 'typed' | 'uploaded';
  is_default: boolean;
  created_at: string;
  image_url: string;
}

export interface SignatureWish {
  name: string;
  strokes?: number[][];
  text?: string;
  font?: string;
  image_base64?: string;
}

export interface Making {
  marks: Mark[];
  pin?: string;
  zone?: string;
}

export interface Returning extends Partial<Making> {
  version?: number;
  to?: string;
  message?: string;
}

const once = () => ({ 'Idempotency-Key': newIdempotencyKey() });

export const faxVersions = (id: string) => request<{ data: FaxVersion[] }>('GET', `${one(id)}/versions`);
export const faxReturns = (id: string) => request<FaxReturns>('GET', `${one(id)}/returns`);
export const versionDocumentUrl = (id: string, version: number) => `${one(id)}/versions/${version}/document`;
export const versionThumbnailUrl = (id: string, version: number) => `${one(id)}/versions/${version}/thumbnail`;
export const makeVersion = (id: string, making: Making) =>
  request<FaxVersion>('POST', `${one(id)}/versions`, { body: making, headers: once() });
export const returnFax = (id: string, returning: Returning) =>
  request<{ version: number; fax: Fax }>('POST', `${one(id)}/return`, { body: returning, headers: once() });

export const faxDraft = (id: string) =>
  request<{ marks: Mark[]; changed_at: string } | undefined>('GET', `${one(id)}/draft`);
export const saveDraft = (id: string, marks: Mark[]) => request('PUT', `${one(id)}/draft`, { body: { marks } });
export const redactionProposals = (id: string) =>
  request<{ data: { page: number; x: number; y: number; w: number; h: number; type: string }[]; unusable: number[] }>(
    'GET',
    `${one(id)}/redaction-proposals`,
  );

const signaturesPath = '/api/v1/signatures';
export const signatures = () =>
  request<{ data: Signature[]; pin_set: boolean; consent_given: boolean }>('GET', signaturesPath);
export const createSignature = (wish: SignatureWish) =>
  request<Signature>('POST', signaturesPath, { body: wish, headers: once() });
export const makeSignatureDefault = (id: string) =>
  request<Signature>('PUT', `${signaturesPath}/${id}`, { body: { is_default: true } });
export const deleteSignature = (id: string) => request<void>('DELETE', `${signaturesPath}/${id}`);
export const setSigningPin = (pin: string) => request<void>('PUT', '/api/v1/session/signing-pin', { body: { pin } });

export interface SigningConsent {
  version: string;
  text: string;
  given: { at: string; address: string } | null;
}

const consentPath = '/api/v1/session/signing-consent';
export const signingConsent = () => request<SigningConsent>('GET', consentPath);
export const giveSigningConsent = (version: string) =>
  request<SigningConsent>('PUT', consentPath, { body: { version } });
export const withdrawSigningConsent = () => request<void>('DELETE', consentPath);
