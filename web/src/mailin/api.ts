import { newIdempotencyKey, request } from '@/api/http';
import type { Page } from '@/api/types';

export type MessageStatus = 'received' | 'waiting' | 'accepted' | 'refused' | 'ignored' | 'expired';

export interface FaxMessage {
  id: string;
  status: MessageStatus;
  /** Why, in words. */
  reason: string | null;
  /** By what its sender was proven, or why not. */
  proof: string | null;
  source: 'imap' | 'smtp';
  mailbox_id: string | null;
  from: string | null;
  /** The number in part. */
  to: string | null;
  files: string[];
  pages: number;
  fax_id: string | null;
  acts_for: string | null;
  answered: boolean;
  confirmable: boolean;
  code_expires_at: string | null;
  arrived_at: string;
  decided_at: string | null;
}

export const listMessages = (status: string | null, cursor: string | null) =>
  request<Page<FaxMessage>>('GET', '/api/v1/fax-mail-messages', { query: { status, cursor } });
export const getMessage = (id: string) => request<FaxMessage>('GET', `/api/v1/fax-mail-messages/${id}`);
export const confirmMessage = (id: string, code: string) =>
  request<FaxMessage>('POST', `/api/v1/fax-mail-messages/${id}/confirm`, { body: { code } });
export const testMailbox = (id: string) =>
  request<{ works: boolean; detail: string }>('POST', `/api/v1/fax-mailboxes/${id}/test`);

export type MailContent = 'notice' | 'link' | 'pages';

export interface Mailed {
  id: string;
  to: string;
  content: MailContent;
  version: number | null;
  status: 'queued' | 'sent' | 'failed' | 'expired' | 'bounced';
  reason: string | null;
  sent_by: string;
  sent_at: string;
  ended_at: string | null;
}

export interface MailedList {
  data: Mailed[];
  /** How much of a fax may leave by mail. */
  allowed: MailContent;
}

const of = (fax: string) => `/api/v1/faxes/${encodeURIComponent(fax)}/mails`;

export const listMailed = (fax: string) => request<MailedList>('GET', of(fax));
export const mailFax = (fax: string, wish: { to: string; content: MailContent; message?: string; version?: number }) =>
  request<Mailed>('POST', of(fax), { body: wish, headers: { 'Idempotency-Key': newIdempotencyKey() } });
