/** Days as `2026-11-28`, in the organisation's time zone. */
export interface Days {
  from: string;
  to: string;
}

export type Preset = '7' | '30' | '90' | '365';

export const presets: { value: Preset; label: string }[] = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

/** Today where the organisation is, which need not be the reader's today. */
export function today(zone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now);
}

export function minusDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
}

/** Whole days that end today. */
export const lastDays = (preset: Preset, zone: string, now?: Date): Days => {
  const to = today(zone, now);
  return { from: minusDays(to, Number(preset) - 1), to };
};

/** So that a chart has neither two points nor two hundred. */
export function grouping({ from, to }: Days): 'day' | 'week' | 'month' {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days <= 45 ? 'day' : days <= 200 ? 'week' : 'month';
}

/** How a figure moved against the days before, in words; null where that can't be said. */
export function trend(now: number | null | undefined, before: number | null | undefined): string | null {
  if (now == null || before == null || before === 0) return null;
  const change = Math.round(((now - before) / before) * 100);
  if (change === 0) return 'as before';
  return `${change > 0 ? '+' : '−'}${Math.abs(change)} %`;
}
