import type { PageText, Word } from '@/api/types';

/** A rectangle in fractions (0..1) of the page it lies on. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** How far a page is turned clockwise for showing. */
export type Turn = 0 | 90 | 180 | 270;

export function turnOf(degrees: number): Turn {
  const quarters = Math.round(degrees / 90) % 4;
  return (((quarters + 4) % 4) * 90) as Turn;
}

/** Where a box of the received page lies once the page is turned clockwise. */
export function turnBox(box: Box, turn: Turn): Box {
  const { x, y, w, h } = box;
  switch (turn) {
    case 90:
      return { x: 1 - y - h, y: x, w: h, h: w };
    case 180:
      return { x: 1 - x - w, y: 1 - y - h, w, h };
    case 270:
      return { x: y, y: 1 - x - w, w: h, h: w };
    default:
      return { x, y, w, h };
  }
}

/** Width ÷ height of the turned page. */
export const turnedAspect = (aspect: number, turn: Turn): number => (turn % 180 === 0 ? aspect : 1 / aspect);

export interface Hit {
  page: number;
  /** The words that the found text touches. */
  words: Word[];
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds a phrase across word borders, in any case, with or without accents: `mar` finds `MÁRIA`, `john d` finds `John Doe`. */
export function findInPage(page: PageText, query: string): Hit[] {
  const wanted = folded(query).replace(/\s+/g, ' ').trim();
  if (!wanted) return [];
  const starts: number[] = [];
  let text = '';
  for (const word of page.words) {
    starts.push(text.length);
    text += `${folded(word.text)} `;
  }
  const hits: Hit[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    const words = page.words.filter((_, index) => {
      const start = starts[index] ?? 0;
      const stop = (starts[index + 1] ?? text.length) - 1;
      return start < end && stop > at;
    });
    hits.push({ page: page.number, words });
  }
  return hits;
}

export const findInFax = (pages: readonly PageText[], query: string): Hit[] =>
  pages.flatMap((page) => findInPage(page, query));

const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`;

/** A little larger than the word, so that the mark frames the letters instead of cutting them. */
export function boxStyle(box: Box, turn: Turn) {
  const pad = 0.0025;
  const { x, y, w, h } = turnBox(box, turn);
  return {
    left: percent(Math.max(0, x - pad)),
    top: percent(Math.max(0, y - pad)),
    width: percent(w + 2 * pad),
    height: percent(h + 2 * pad),
  };
}
