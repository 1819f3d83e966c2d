import { describe, expect, it } from 'vitest';
import {
  boxBetween,
  byKey,
  type Definition,
  faults,
  moved,
  nameFrom,
  placeOf,
  resized,
  toggleWord,
  withField,
} from './template';

const empty: Definition = { shape: 1.29, needed: 0.5, anchors: [], fields: [] };
const word = (text: string, x: number, y = 0.1, w = 0.05) => ({ text, x, y, w, h: 0.01 });

// covers FAX-P-001-04
describe('a zone', () => {
  it('lies between two corners and on the page', () => {
    expect(boxBetween({ x: 0.6, y: 0.4 }, { x: 0.2, y: 0.1 })).toEqual({ x: 0.2, y: 0.1, w: 0.4, h: 0.3 });
    expect(boxBetween({ x: 0.9, y: -0.2 }, { x: 1.4, y: 0.1 })).toEqual({ x: 0.9, y: 0, w: 0.1, h: 0.1 });
  });
  it('stays on the page when it is moved, and keeps a size', () => {
    const box = { x: 0.1, y: 0.1, w: 0.2, h: 0.1 };
    expect(moved(box, 5, -5)).toEqual({ x: 0.8, y: 0, w: 0.2, h: 0.1 });
    expect(resized(box, -1, 5)).toEqual({ x: 0.1, y: 0.1, w: 0.004, h: 0.9 });
  });
  it('is moved and sized by keys', () => {
    const box = { x: 0.1, y: 0.1, w: 0.2, h: 0.1 };
    expect(byKey(box, 'ArrowRight', true, false)?.x).toBeCloseTo(0.11);
    expect(byKey(box, 'ArrowDown', false, true)?.h).toBeCloseTo(0.101);
    expect(byKey(box, 'Enter', false, false)).toBeNull();
  });
});

describe('names for programs', () => {
  it('are made of the label and unlike the others', () => {
    expect(nameFrom('Date of birth', [])).toBe('date_of_birth');
    expect(nameFrom('Größe (cm)', [])).toBe('gro_e_cm');
    expect(nameFrom('Name', ['name', 'name_2'])).toBe('name_3');
    expect(nameFrom('—', [])).toBe('field');
  });
});

describe('printed words', () => {
  it('that stand beside each other become a phrase', () => {
    const one = toggleWord(empty, 1, word('Date', 0.1));
    const two = toggleWord(one, 1, word('ordered', 0.16));
    expect(two.anchors).toEqual([{ text: 'Date ordered', page: 1, x: 0.1, y: 0.1, w: 0.11, h: 0.01 }]);
    const three = toggleWord(two, 1, word('Clinician', 0.6));
    expect(three.anchors.map((anchor) => anchor.text)).toEqual(['Date ordered', 'Clinician']);
    const joined = toggleWord(toggleWord(three, 1, word('the', 0.54)), 2, word('the', 0.22));
    expect(joined.anchors.map((anchor) => anchor.text)).toEqual(['Date ordered', 'the Clinician', 'the']);
  });
  it('are no print any more when clicked again', () => {
    const marked = toggleWord(empty, 1, word('Clinician', 0.6));
    expect(toggleWord(marked, 1, word('Clinician', 0.6)).anchors).toEqual([]);
    expect(toggleWord(marked, 2, word('Clinician', 0.6)).anchors).toHaveLength(2);
  });
  it('of one letter tell nothing alone', () => {
    expect(toggleWord(empty, 1, word('1', 0.6)).anchors).toEqual([]);
  });
});

describe('a template', () => {
  it('says what it still needs', () => {
    expect(faults(empty)).toEqual(['Draw at least one field.']);
    const drawn = withField(empty, 2, { x: 0.1, y: 0.1, w: 0.2, h: 0.02 });
    expect(drawn.fields[0]).toMatchObject({ name: 'field_1', label: 'Field 1', type: 'text', page: 2 });
    expect(faults(drawn)).toEqual(['Mark 3 more printed phrases on page 2, far from each other.']);
    const marked = ['Alpha', 'Beta', 'Gamma'].reduce(
      (now, text, index) => toggleWord(now, 2, word(text, 0.1 + index * 0.3)),
      drawn,
    );
    expect(faults(marked)).toEqual([]);
    const twice = { ...marked, fields: [...marked.fields, ...marked.fields] };
    expect(faults(twice)).toEqual(['Two fields have the same name.']);
  });
  it('needs no anchors with places for fields beside labels', () => {
    const field = { name: 'npi', label: 'NPI', type: 'code' as const, beside: ['NPI'], side: 'either' as const };
    expect(placeOf(field)).toBeNull();
    expect(faults({ ...empty, fields: [field] })).toEqual([]);
  });
});
