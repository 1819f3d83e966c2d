import type { FaxMessage, MailContent, Mailed, MessageStatus } from './api';

export const states: Record<MessageStatus, { label: string; color: string }> = {
  received: { label: 'at work', color: 'gray' },
  waiting: { label: 'waits for its code', color: 'orange' },
  accepted: { label: 'accepted', color: 'teal' },
  refused: { label: 'refused', color: 'red' },
  ignored: { label: 'left alone', color: 'gray' },
  expired: { label: 'not confirmed', color: 'gray' },
};

export const mailedStates: Record<Mailed['status'], { label: string; color: string }> = {
  queued: { label: 'waiting', color: 'gray' },
  sent: { label: 'sent', color: 'teal' },
  failed: { label: 'failed', color: 'red' },
  expired: { label: 'too late', color: 'gray' },
  bounced: { label: 'came back', color: 'red' },
};

export const contents: Record<MailContent, string> = {
  notice: 'Only that there is a fax',
  link: 'A link; who opens it signs in',
  pages: 'The pages as PDF',
};

const order: MailContent[] = ['notice', 'link', 'pages'];

/** What may be chosen where this much is allowed, the most first. */
export const choices = (allowed: MailContent): MailContent[] => order.slice(0, order.indexOf(allowed) + 1).reverse();

/** What a message was to send: its files, or its text. */
export function carried(message: FaxMessage): string {
  if (message.files.length > 0) return message.files.join(', ');
  return message.pages > 0 ? 'its text' : '';
}

/** A code as people type or paste it, as far as it is one. */
export const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 6);
