import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

const formatted = new Map<string, string>();

/** `+12125550123` → `+1 212 555 0123`; what is not a number (a SIP address) stays as it is. */
export function formatNumber(number: string | null | undefined): string {
  if (!number) return 'unknown number';
  let text = formatted.get(number);
  if (text === undefined) {
    text = (number.startsWith('+') && parsePhoneNumberFromString(number)?.formatInternational()) || number;
    formatted.set(number, text);
  }
  return text;
}

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** As short as the reader needs it: the time today, the day this year, else the date. All in the reader's zone. */
export function formatWhen(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (at.toDateString() === now.toDateString()) return time.format(at);
  return (at.getFullYear() === now.getFullYear() ? day : dayOfYear).format(at);
}

export const formatFull = (iso: string): string => full.format(new Date(iso));
export const formatClock = (iso: string): string => clock.format(new Date(iso));

export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, '0')} s`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : many}`;

const transports: Record<string, string> = { t38: 'T.38', g711: 'G.711', audio: 'G.711', g711_audio: 'G.711' };

export function formatTransport(transport: string | null | undefined): string | null {
  if (!transport) return null;
  return transports[transport.toLowerCase().replace('.', '')] ?? transport;
}

export const formatRate = (bitRate: number | null | undefined): string | null =>
  bitRate ? `${bitRate.toLocaleString()} bit/s` : null;

/** `fax.routed` or `retry_scheduled` → `Fax routed`, `Retry scheduled`. */
export function humanize(word: string): string {
  const text = word
    .replace(/[._-]+/g, ' ')
    .trim()
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
