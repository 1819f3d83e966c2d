import { describe, expect, it } from 'vitest';
import { durationOf, seconds, unitOf, words } from './duration';

describe('durations', () => {
  it.each([
    ['PT90M', 5400, '1 hour 30 minutes'],
    ['P1DT1H', 90_000, '1 day 1 hour'],
    ['PT168H', 604_800, '7 days'],
    ['PT0S', 0, '0 seconds'],
  ])('reads %s', (iso, count, text) => {
    expect(seconds(iso)).toBe(count);
    expect(words(iso)).toBe(text);
  });

  it('shows the largest unit that fits', () => {
    expect(unitOf('PT30M')).toEqual({ size: 60, name: 'minute' });
    expect(unitOf('PT24H')).toEqual({ size: 86_400, name: 'day' });
    expect(unitOf('PT90S')).toEqual({ size: 1, name: 'second' });
  });

  it('leaves what is no duration', () => {
    expect(seconds('soon')).toBeNull();
    expect(words('soon')).toBe('soon');
    expect(durationOf(2, 60)).toBe('PT120S');
  });
});
