export interface SnoozeTime {
  label: string;
  at: Date;
}

const evening = 18;
const morning = 8;
const monday = 1;

/** When a fax may come back, by the reader's clock; the evening only while it is still to come. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, 0, 0, 0);
  const toMonday = (monday + 7 - now.getDay()) % 7 || 7;
  return [
    { label: 'In an hour', at: new Date(now.getTime() + 3_600_000) },
    ...(now.getHours() < evening - 1 ? [{ label: 'This evening', at: at(0, evening) }] : []),
    { label: 'Tomorrow morning', at: at(1, morning) },
    { label: 'Next Monday', at: at(toMonday, morning) },
  ];
}
