import { describe, expect, it } from 'vitest';
import { type Block, blockName, byKey, fields, firstDesign, moved, page, resized } from './design';

const block: Block = { kind: 'text', x: 20, y: 30, w: 50, h: 10, text: 'To\n{{recipient_name}}' };

describe('a block', () => {
  it('moves by half millimetres and stays on the page', () => {
    expect(moved(block, 1.3, -0.2)).toMatchObject({ x: 21.5, y: 30 });
    expect(moved(block, -100, -100)).toMatchObject({ x: 0, y: 0 });
    expect(moved(block, 500, 500)).toMatchObject({ x: page.width - 50, y: page.height - 10 });
  });
  it('keeps a size that can be seen, and on the page', () => {
    expect(resized(block, -100, -100)).toMatchObject({ w: 0.5, h: 0.5 });
    expect(resized(block, 500, 500)).toMatchObject({ w: page.width - 20, h: page.height - 30 });
  });
  it('obeys the keys', () => {
    expect(byKey(block, 'ArrowRight', false, false)).toMatchObject({ x: 20.5, w: 50 });
    expect(byKey(block, 'ArrowUp', true, false)).toMatchObject({ y: 25 });
    expect(byKey(block, 'ArrowDown', true, true)).toMatchObject({ y: 30, h: 15 });
    expect(byKey(block, 'a', false, false)).toBeNull();
  });
  it('has a name for who can’t see it', () => {
    expect(blockName(block)).toBe('Text: To {{recipient_name}}');
    expect(blockName({ ...block, kind: 'line' })).toBe('Line');
  });
});

describe('the design to begin with', () => {
  it('shows all thirteen fields, on the page', () => {
    const text = firstDesign.blocks.map((one) => one.text ?? '').join(' ');
    expect(fields).toHaveLength(13);
    for (const { name } of fields) expect(text).toContain(`{{${name}}}`);
    for (const one of firstDesign.blocks) {
      expect(one.x + one.w).toBeLessThanOrEqual(page.width);
      expect(one.y + one.h).toBeLessThanOrEqual(page.height);
    }
  });
});
