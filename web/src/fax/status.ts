import type { Direction, Fax, FaxStatus } from '@/api/types';

interface StatusInfo {
  label: string;
  color: string;
  /** What the state means for the reader. */
  meaning: string;
}

export const statuses: Record<FaxStatus, StatusInfo> = {
  received: { label: 'Received', color: 'wing', meaning: 'The pages are stored; reading and routing come next.' },
  processing: { label: 'Reading', color: 'wing', meaning: 'The pages are being read and routed.' },
  delivered: { label: 'Delivered', color: 'teal', meaning: 'Read and routed to its inbox.' },
  held: { label: 'Held', color: 'orange', meaning: 'It looks like spam; a person releases or rejects it.' },
  rejected: {
    label: 'Rejected',
    color: 'red',
    meaning: 'Kept, but in nobody’s inbox: its sender is blocked, or a person said that it is junk.',
  },
  queued: { label: 'Queued', color: 'gray', meaning: 'Waits for its turn, its time or its next attempt.' },
  converting: { label: 'Converting', color: 'gray', meaning: 'The files are being turned into fax pages.' },
  sending: { label: 'Sending', color: 'wing', meaning: 'The call is in progress.' },
  sent: { label: 'Sent', color: 'teal', meaning: 'The far machine confirmed every page.' },
  failed: { label: 'Failed', color: 'red', meaning: 'All attempts ended without delivery.' },
  uncertain: {
    label: 'Uncertain',
    color: 'orange',
    meaning: 'The connection was lost before the far machine confirmed the last page. It may have arrived.',
  },
  cancelled: { label: 'Cancelled', color: 'gray', meaning: 'Stopped by a person before it was sent.' },
};

export const statusInfo = (status: string): StatusInfo =>
  statuses[status as FaxStatus] ?? { label: status, color: 'gray', meaning: '' };

export const statusesOf: Record<Direction, FaxStatus[]> = {
  inbound: ['received', 'processing', 'delivered', 'held', 'rejected'],
  outbound: ['queued', 'sending', 'sent', 'failed', 'uncertain', 'cancelled'],
};

/** The other end of the call, as a number. */
export const otherNumber = (fax: Fax): string | null => (fax.direction === 'inbound' ? fax.from : fax.to);

/** The other end by name, when it is known. */
export const otherName = (fax: Fax): string | null =>
  (fax.direction === 'inbound' ? fax.sender_name : fax.recipient_name) || null;

export const isLive = (fax: Fax): boolean =>
  fax.status === 'sending' || fax.status === 'queued' || fax.status === 'converting' || Boolean(fax.progress);

/** Waits for the time that its sender chose, and was never tried before. */
export const isScheduled = (fax: Fax): boolean =>
  fax.status === 'queued' && !fax.attempts_count && Date.parse(fax.scheduled_at ?? '') > Date.now();

export const isFinal = (fax: Fax): boolean => ['sent', 'failed', 'uncertain', 'cancelled'].includes(fax.status);

export const allows = (fax: Fax, action: string): boolean =>
  fax.allowed_actions?.some((allowed) => allowed.replace('_', '-') === action) ?? false;

export const faxPath = (fax: Fax): string => `/${fax.direction === 'inbound' ? 'inbox' : 'outbox'}/${fax.id}`;
