import { describe, expect, it } from 'vitest';
import type { PageText } from '@/api/types';
import { boxStyle, findInFax, findInPage, turnBox, turnedAspect, turnOf } from './geometry';

const box = { x: 0.1, y: 0.2, w: 0.3, h: 0.05 };

const page = (number: number, ...words: string[]): PageText => ({
  number,
  status: 'read',
  text: words.join(' '),
  words: words.map((text, index) => ({ text, x: index / 10, y: 0.1, w: 0.08, h: 0.02 })),
});

const closeTo = (actual: typeof box, expected: typeof box) => {
  for (const side of ['x', 'y', 'w', 'h'] as const) expect(actual[side]).toBeCloseTo(expected[side], 10);
};

describe('turnBox', () => {
  it('leaves an upright page alone', () => closeTo(turnBox(box, 0), box));
  it('moves the upper left corner to the upper right when turned by 90', () =>
    closeTo(turnBox(box, 90), { x: 0.75, y: 0.1, w: 0.05, h: 0.3 }));
  it('turns upside down', () => closeTo(turnBox(box, 180), { x: 0.6, y: 0.75, w: 0.3, h: 0.05 }));
  it('moves the upper left corner to the lower left when turned by 270', () =>
    closeTo(turnBox(box, 270), { x: 0.2, y: 0.6, w: 0.05, h: 0.3 }));
  it('comes back after four quarter turns', () => {
    let turned = box;
    for (let i = 0; i < 4; i++) turned = turnBox(turned, 90);
    closeTo(turned, box);
  });
  it('agrees with itself: 90 twice is 180', () => closeTo(turnBox(turnBox(box, 90), 90), turnBox(box, 180)));
});

it('takes any multiple of 90 as a turn', () => {
  expect([0, 90, 450, -90, -180, 360].map(turnOf)).toEqual([0, 90, 90, 270, 180, 0]);
});

it('swaps the sides of a page that lies', () => {
  expect(turnedAspect(0.5, 90)).toBe(2);
  expect(turnedAspect(0.5, 180)).toBe(0.5);
});

it('frames the word with a little room', () => {
  const style = boxStyle(box, 0);
  expect(style.left).toBe('9.750%');
  expect(style.width).toBe('30.500%');
});

describe('finding text', () => {
  it('finds a phrase across words, in any case', () => {
    const [hit] = findInPage(page(1, 'Patient', 'John', 'DOE,', 'born'), 'john doe');
    expect(hit?.words.map((word) => word.text)).toEqual(['John', 'DOE,']);
  });
  it('finds parts of words and ignores accents', () => {
    expect(findInPage(page(1, 'Mária', 'Müller'), 'muell')).toHaveLength(0);
    expect(findInPage(page(1, 'Mária', 'Müller'), 'mulle')).toHaveLength(1);
  });
  it('tells the pages apart and counts each occurrence', () => {
    const hits = findInFax([page(1, 'dose', 'a', 'dose'), page(2, 'dose')], 'dose');
    expect(hits.map((hit) => hit.page)).toEqual([1, 1, 2]);
  });
  it('finds nothing for an empty search', () => expect(findInPage(page(1, 'a'), '  ')).toEqual([]));
});
