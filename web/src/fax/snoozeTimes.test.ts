import { expect, it } from 'vitest';
import { snoozeTimes } from './snoozeTimes';

const times = (now: Date) => Object.fromEntries(snoozeTimes(now).map(({ label, at }) => [label, at]));

it('offers this evening only while it is to come', () => {
  expect(times(new Date(2026, 10, 26, 9, 30))['This evening']).toEqual(new Date(2026, 10, 26, 18));
  expect(times(new Date(2026, 10, 26, 17, 30))['This evening']).toBeUndefined();
});

it('counts a Monday from the next day on', () => {
  expect(times(new Date(2026, 10, 30, 7))['Next Monday']).toEqual(new Date(2026, 11, 7, 8));
  expect(times(new Date(2026, 11, 31, 23))['Tomorrow morning']).toEqual(new Date(2027, 0, 1, 8));
});
