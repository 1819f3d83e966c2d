import { expect, it } from 'vitest';
import { doubted } from './doubted';

const word = (text: string, confidence: number) => ({ text, confidence, x: 0, y: 0, w: 0, h: 0 });
const page = { number: 1, status: 'read' as const };

// covers FAX-B-001-06
it('sets doubtful words apart and keeps the text', () => {
  const text = 'Glucose 1O5 mg/dL\n\nNormal';
  const words = [word('Glucose', 0.95), word('1O5', 0.41), word('mg/dL', 0.9), word('Normal', 0.2)];
  expect(doubted({ ...page, text, words })).toEqual([
    { text: 'Glucose ', confidence: null },
    { text: '1O5', confidence: 0.41 },
    { text: ' mg/dL\n\n', confidence: null },
    { text: 'Normal', confidence: 0.2 },
  ]);
});

it('marks nothing when words and text don’t agree', () => {
  expect(doubted({ ...page, text: 'one two', words: [word('other', 0.1)] })).toEqual([
    { text: 'one two', confidence: null },
  ]);
});
