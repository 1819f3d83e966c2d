import { expect, it } from 'vitest';
import { dragged, edited, emptyLayer, moved, placedAt, plain, resized, unfinished } from './marks';

const text = { ...placedAt('text', 1, 0.1, 0.1), text: 'Hello' };

// covers FAX-F-003-09
it('takes steps back and makes them again, a drag as a whole', () => {
  let layer = edited(emptyLayer, { do: 'add', marks: [text] });
  layer = edited(layer, { do: 'change', mark: moved(text, 0.1, 0) });
  layer = edited(layer, { do: 'change', mark: moved(text, 0.2, 0), goesOn: true });
  expect(layer.marks[0]?.x).toBeCloseTo(0.3);
  layer = edited(layer, { do: 'undo' });
  expect(layer.marks).toEqual([text]);
  layer = edited(layer, { do: 'undo' });
  expect(layer.marks).toEqual([]);
  expect(edited(layer, { do: 'undo' })).toBe(layer);
  layer = edited(edited(layer, { do: 'redo' }), { do: 'redo' });
  expect(layer.marks[0]?.x).toBeCloseTo(0.3);
  expect(edited(layer, { do: 'redo' })).toBe(layer);
  layer = edited(edited(layer, { do: 'undo' }), { do: 'remove', id: text.id });
  expect(edited(layer, { do: 'redo' })).toBe(layer);
});

it('keeps marks on their page however they are moved and resized', () => {
  const box = dragged('redaction', 1, [0.9, 0.9], [0.95, 2]);
  expect(box).toMatchObject({ x: 0.9, y: 0.9 });
  expect(box.y! + box.h!).toBeLessThanOrEqual(1);
  expect(moved(box, 5, 5).x).toBeCloseTo(0.95);
  expect(moved(box, -5, -5)).toMatchObject({ x: 0, y: 0 });
  expect(resized(box, 5, 0).w).toBeCloseTo(0.1);
  expect(resized(box, -5, 0).w).toBeGreaterThan(0);
  const ink = { id: 900, type: 'ink' as const, page: 1, strokes: [[0.2, 0.2, 0.4, 0.3]] };
  expect(moved(ink, 9, 0).strokes?.[0]?.[0]).toBeCloseTo(0.8);
  expect(placedAt('stamp', 1, 1, 1)).toMatchObject({ x: 0.7, y: 0.92 });
});

it('says what is missing, and sends nothing of its own', () => {
  expect(unfinished([])).toBeDefined();
  expect(unfinished([{ ...text, text: ' ' }])).toBeDefined();
  expect(unfinished([text])).toBeUndefined();
  expect(plain([text])[0]).not.toHaveProperty('id');
  expect(edited(emptyLayer, { do: 'load', marks: plain([text]) })).toMatchObject({ past: [], dirty: false });
});
