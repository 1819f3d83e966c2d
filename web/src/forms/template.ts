import type { Word } from '@/api/types';
import type { Box } from '@/viewer/geometry';

export type FieldType = 'text' | 'number' | 'date' | 'code' | 'checkbox';

export const fieldTypes: { value: FieldType; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number or amount' },
  { value: 'date', label: 'Date' },
  { value: 'code', label: 'Letters and digits' },
  { value: 'checkbox', label: 'Box to tick' },
];

/** What the form prints; without a place it may stand anywhere. */
export interface Anchor {
  text: string;
  also?: string[] | null;
  page?: number | null;
  x?: number | null;
  y?: number | null;
  w?: number | null;
  h?: number | null;
  required?: boolean | null;
}

/** A rectangle on a page, or what stands beside a label. */
export interface Field {
  name: string;
  label: string;
  type: FieldType;
  page?: number | null;
  x?: number | null;
  y?: number | null;
  w?: number | null;
  h?: number | null;
  beside?: string[] | null;
  side?: 'right' | 'below' | 'either' | null;
  print?: string[] | null;
}

export interface Definition {
  /** Height of a page in its widths. */
  shape?: number | null;
  needed?: number | null;
  anchors: Anchor[];
  fields: Field[];
}

/** Anchors with a place that a page with fields needs. */
export const fewest = 3;

export const definitionOf = (value: unknown): Definition => {
  const known = (value ?? {}) as Partial<Definition>;
  return {
    shape: known.shape ?? null,
    needed: known.needed ?? null,
    anchors: Array.isArray(known.anchors) ? known.anchors : [],
    fields: Array.isArray(known.fields) ? known.fields : [],
  };
};

/** Where an anchor or a field lies; null for one without a place. */
export function placeOf(part: Anchor | Field): Box | null {
  const { x, y, w, h } = part;
  return x == null || y == null || w == null || h == null ? null : { x, y, w, h };
}

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
const fine = (value: number) => Math.round(value * 10_000) / 10_000;
const smallest = 0.004;

/** The rectangle between two corners, on the page. */
export function boxBetween(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  const x = between(left, 0, 1);
  const y = between(top, 0, 1);
  return { x: fine(x), y: fine(y), w: fine(between(right, 0, 1) - x), h: fine(between(bottom, 0, 1) - y) };
}

export const largeEnough = (box: Box): boolean => box.w >= smallest && box.h >= smallest;

export const moved = (box: Box, dx: number, dy: number): Box => ({
  ...box,
  x: fine(between(box.x + dx, 0, 1 - box.w)),
  y: fine(between(box.y + dy, 0, 1 - box.h)),
});

export const resized = (box: Box, dw: number, dh: number): Box => ({
  ...box,
  w: fine(between(box.w + dw, smallest, 1 - box.x)),
  h: fine(between(box.h + dh, smallest, 1 - box.y)),
});

/** What a key does with a zone: arrows move it, with Shift farther, with Alt they change its size. */
export function byKey(box: Box, key: string, shift: boolean, alt: boolean): Box | null {
  const step = shift ? 0.01 : 0.001;
  const [dx, dy] =
    { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key] ?? [];
  if (dx === undefined || dy === undefined) return null;
  return alt ? resized(box, dx, dy) : moved(box, dx, dy);
}

/** A name that programs can use, made of words: `Date of birth` → `date_of_birth`. */
export function nameFrom(label: string, taken: readonly string[]): string {
  const plain =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 36) || 'field';
  if (!taken.includes(plain)) return plain;
  let count = 2;
  while (taken.includes(`${plain}_${count}`)) count += 1;
  return `${plain}_${count}`;
}

/** Adds a field at a place and tells its number. */
export function withField(definition: Definition, page: number, box: Box): Definition {
  const taken = definition.fields.map((field) => field.name);
  const label = `Field ${definition.fields.length + 1}`;
  return {
    ...definition,
    fields: [...definition.fields, { name: nameFrom(label, taken), label, type: 'text', page, ...box }],
  };
}

export const letters = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

const within = (inner: Box, outer: Box) =>
  inner.x + inner.w / 2 > outer.x &&
  inner.x + inner.w / 2 < outer.x + outer.w &&
  inner.y + inner.h / 2 > outer.y &&
  inner.y + inner.h / 2 < outer.y + outer.h;

/** The number of the anchor that a word of the page belongs to, or -1. */
export function anchorOf(definition: Definition, page: number, word: Box): number {
  return definition.anchors.findIndex((anchor) => {
    const place = placeOf(anchor);
    return place !== null && (anchor.page ?? 1) === page && within(word, place);
  });
}

const beside = (one: Box, other: Box) => {
  const shared = Math.min(one.y + one.h, other.y + other.h) - Math.max(one.y, other.y);
  const gap = Math.max(one.x, other.x) - Math.min(one.x + one.w, other.x + other.w);
  return shared > 0.5 * Math.min(one.h, other.h) && gap < 0.02;
};

/**
 * Marks a word as print of the form, or takes the mark away: a word beside a marked one on its row makes one phrase
 * with it.
 *
 * @param word with its box on the upright page
 */
export function toggleWord(definition: Definition, page: number, word: Word): Definition {
  const known = anchorOf(definition, page, word);
  if (known >= 0) return { ...definition, anchors: definition.anchors.filter((_, index) => index !== known) };
  const near = (anchor: Anchor) => {
    const place = placeOf(anchor);
    return place !== null && (anchor.page ?? 1) === page && beside(place, word);
  };
  const joined = definition.anchors.filter(near);
  if (joined.length === 0 && letters(word.text) < 2) return definition;
  const parts = [
    ...joined.map((anchor) => ({ text: anchor.text, box: placeOf(anchor) })),
    { text: word.text, box: word },
  ]
    .flatMap((part) => (part.box ? [{ text: part.text, box: part.box }] : []))
    .sort((one, other) => one.box.x - other.box.x);
  const left = Math.min(...parts.map(({ box }) => box.x));
  const top = Math.min(...parts.map(({ box }) => box.y));
  const right = Math.max(...parts.map(({ box }) => box.x + box.w));
  const bottom = Math.max(...parts.map(({ box }) => box.y + box.h));
  const phrase: Anchor = {
    text: parts
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 120),
    page,
    x: fine(left),
    y: fine(top),
    w: fine(right - left),
    h: fine(bottom - top),
  };
  return { ...definition, anchors: [...definition.anchors.filter((anchor) => !near(anchor)), phrase] };
}

/** What keeps a template from working, for people; none when it can be saved. */
export function faults(definition: Definition): string[] {
  const wrong: string[] = [];
  if (definition.fields.length === 0) wrong.push('Draw at least one field.');
  const pages = new Set(definition.fields.filter((field) => placeOf(field) !== null).map((field) => field.page ?? 1));
  for (const page of [...pages].sort((one, other) => one - other)) {
    const marked = definition.anchors.filter(
      (anchor) => placeOf(anchor) !== null && (anchor.page ?? 1) === page,
    ).length;
    if (marked < fewest) {
      wrong.push(`Mark ${fewest - marked} more printed phrases on page ${page}, far from each other.`);
    }
  }
  const names = definition.fields.map((field) => field.name);
  if (names.some((name, index) => names.indexOf(name) !== index)) wrong.push('Two fields have the same name.');
  if (names.some((name) => !/^[a-z0-9][a-z0-9_]{0,39}$/.test(name))) {
    wrong.push('Names of fields have small letters, digits and _ only.');
  }
  return wrong;
}
