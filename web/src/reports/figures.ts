import type { Column, Figures, Report } from './api';

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });
const brief = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

export const numberOf = (row: Figures, name: string): number => {
  const value = row[name];
  return typeof value === 'number' ? value : 0;
};

/** A duration in minutes as people say it. */
export function minutes(value: number): string {
  if (value < 60) return `${brief.format(value)} min`;
  if (value < 60 * 48) return `${brief.format(value / 60)} h`;
  return `${brief.format(value / 60 / 24)} days`;
}

export function shown(value: string | number | null | undefined, type: Column['type']): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  switch (type) {
    case 'percent':
      return `${brief.format(value)} %`;
    case 'minutes':
      return minutes(value);
    case 'count':
      return whole.format(value);
    default:
      return exact.format(value);
  }
}

/** Whether there is anything to look at. */
export function isEmpty(report: Report): boolean {
  const [first] = report.columns;
  return !report.rows.some((row) =>
    Object.entries(row).some(([name, value]) => name !== first?.name && value !== null && value !== 0 && value !== ''),
  );
}

/** The highest point a chart has to show; a step above it that is easy to read. */
export function niceTop(value: number): number {
  if (value <= 4) return Math.max(1, Math.ceil(value));
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * magnitude).find((step) => step >= value) ?? value;
}
