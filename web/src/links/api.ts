import { newIdempotencyKey, request } from '@/api/http';
import type { Fax } from '@/api/types';
import { upload, type Upload } from '@/api/upload';

export interface LinkRules {
  ways: 'none' | 'fax' | 'fax_and_mail';
  expires_in_days: number;
  max_downloads: number;
  /** Bytes of one document. */
  largest: number;
  /** Of a fax. */
  most_megabytes: number;
  most_pages: number;
}

export interface FaxLink {
  id: string;
  channel: 'fax' | 'mail';
  recipient: string;
  state: 'open' | 'expired' | 'revoked' | 'locked';
  max_downloads: number;
  created_at: string;
  created_by: string;
  expires_at: string;
  revoked_at: string | null;
  documents: { id: string; filename: string; content_type: string; size: number; downloads: number }[];
  visits: { at: string; what: 'opened' | 'downloaded' | 'wrong_code'; address: string; document_id: string | null }[];
}

export interface LinkList {
  data: FaxLink[];
  mail_possible: boolean;
}

export interface LinkWish {
  to: string;
  from?: string;
  recipient_name?: string;
  subject?: string;
  documents: string[];
  expires_in_days?: number;
}

const of = (fax: string) => `/api/v1/faxes/${encodeURIComponent(fax)}/links`;
const base = '/api/v1/faxes/links';

export const linkKeys = {
  rules: ['link-rules'] as const,
  ofFax: (fax: string) => ['fax', fax, 'links'] as const,
};

export const linkRules = () => request<LinkRules>('GET', `${base}/rules`);
export const faxLinks = (fax: string) => request<LinkList>('GET', of(fax));
export const revokeLink = (fax: string, link: string) => request<void>('DELETE', `${of(fax)}/${link}`);
export const linkedDocumentUrl = (fax: string, document: string) => `${of(fax)}/documents/${document}`;
export const mailLink = (fax: string, wish: { email: string; expires_in_days?: number }) =>
  request<{ link: FaxLink; code: string }>('POST', of(fax), {
    body: wish,
    headers: { 'Idempotency-Key': newIdempotencyKey() },
  });

/** The file is the body as it is, so that the server never holds it whole. */
export const uploadDocument = (file: File, onProgress: (share: number) => void): Upload<{ id: string }> =>
  upload(`${base}/documents`, file, onProgress, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });

export const sendLink = (wish: LinkWish, key: string) =>
  request<Fax>('POST', base, { body: wish, headers: { 'Idempotency-Key': key } });
