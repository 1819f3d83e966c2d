import { plural } from '@/shared/format';
import type { Amount, Broadcast, Counts } from './api';

type State = keyof Counts;

export const stateLabels: Record<State, string> = {
  waiting: 'Waiting',
  queued: 'Under way',
  sent: 'Sent',
  failed: 'Failed',
  uncertain: 'Uncertain',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
};

/** In the order of a fax's life; colours as of single faxes. */
export const states: { name: State; color: string }[] = [
  { name: 'sent', color: 'teal' },
  { name: 'queued', color: 'blue' },
  { name: 'uncertain', color: 'orange' },
  { name: 'failed', color: 'red' },
  { name: 'skipped', color: 'grape' },
  { name: 'cancelled', color: 'gray' },
  { name: 'waiting', color: 'gray' },
];

export const statusLabels: Record<Broadcast['status'], string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  running: 'Running',
  paused: 'Paused',
  ended: 'Ended',
  cancelled: 'Cancelled',
};

export const statusColors: Record<Broadcast['status'], string> = {
  draft: 'gray',
  scheduled: 'blue',
  running: 'blue',
  paused: 'orange',
  ended: 'teal',
  cancelled: 'gray',
};

export const isMoving = (status: Broadcast['status']): boolean => status === 'running' || status === 'scheduled';

/** Recipients that have what became of them. */
export const done = ({ sent, failed, uncertain, cancelled, skipped }: Counts): number =>
  sent + failed + uncertain + cancelled + skipped;

/** `unknown_number` as people say it; what was skipped has a problem's code. */
export function reasonText(reason: string | null | undefined): string {
  if (!reason) return '';
  if (reason === 'FAX-020') return 'asked to get no faxes';
  if (reason === 'FAX-014') return 'no trunk or carrier leads there';
  return reason.replaceAll('_', ' ');
}

export const money = (sums: Amount[]): string =>
  sums.map(({ amount, currency }) => `${Number(amount).toFixed(2)} ${currency}`).join(' + ');

export function spanText(seconds: number): string {
  if (seconds < 90) return plural(Math.max(1, Math.round(seconds)), 'second');
  if (seconds < 5400) return plural(Math.round(seconds / 60), 'minute');
  return plural(Math.round(seconds / 3600), 'hour');
}

/** What a draft will make. */
export function estimateText({ estimate }: Broadcast): string {
  if (!estimate) return '';
  const { faxes, pages, seconds, costs, unpriced } = estimate;
  const price = costs.length > 0 ? `, about ${money(costs)}` : '';
  const unknown = unpriced > 0 ? ` (price unknown for ${unpriced})` : '';
  return `${plural(faxes, 'fax', 'faxes')}, ${plural(pages, 'page')}, at least ${spanText(seconds)}${price}${unknown}`;
}
