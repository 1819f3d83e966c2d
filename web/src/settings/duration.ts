const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** `PT90M` → 5400; null for what is no duration. */
export function seconds(iso: unknown): number | null {
  const found = typeof iso === 'string' && iso !== 'P' && iso !== 'PT' ? FORM.exec(iso) : null;
  if (!found) return null;
  const [days, hours, minutes, rest] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return days * 86_400 + hours * 3_600 + minutes * 60 + rest;
}

/** `PT90M` → `1 hour 30 minutes`. */
export function words(iso: unknown): string {
  let left = seconds(iso);
  if (left === null) return String(iso);
  if (left === 0) return '0 seconds';
  const parts: string[] = [];
  for (const [size, name] of UNITS) {
    const count = Math.floor(left / size);
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    left -= count * size;
  }
  return parts.join(' ');
}

/** `at most PT15M` → `at most 15 minutes`. */
export const readable = (rule: string): string => rule.replace(/\bP[\dTDHMS]+\b/g, words);

/** The largest unit that leaves nothing over. */
export function unitOf(iso: unknown): { size: number; name: string } {
  const all = seconds(iso) ?? 0;
  const [size, name] = UNITS.find(([unit]) => all >= unit && all % unit === 0) ?? UNITS[2];
  return { size, name };
}

export const durationOf = (count: number, size: number): string => `PT${count * size}S`;
export const units = UNITS.map(([size, name]) => ({ value: String(size), label: `${name}s` }));
