export interface Use {
  day: string;
  family: string;
  requests: number;
  refused: number;
}

export interface Day {
  day: string;
  requests: number;
  refused: number;
  /** `faxes 12, numbers 3`, the most used first. */
  families: string;
}

/** The uses of a key day by day, newest first. */
export function byDay(uses: Use[]): Day[] {
  const days = new Map<string, Use[]>();
  for (const use of uses) days.set(use.day, [...(days.get(use.day) ?? []), use]);
  return [...days]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([day, all]) => ({
      day,
      requests: all.reduce((sum, { requests }) => sum + requests, 0),
      refused: all.reduce((sum, { refused }) => sum + refused, 0),
      families: [...all]
        .sort((one, other) => other.requests - one.requests)
        .map(({ family, requests }) => `${family} ${requests.toLocaleString()}`)
        .join(', '),
    }));
}
