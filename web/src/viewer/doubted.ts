import type { PageText } from '@/api/types';

/** A piece of a page's text; `confidence` is told of words that were read with little. */
export interface Part {
  text: string;
  confidence: number | null;
}

const sure = 0.6;

/** The text in pieces, doubtful words by themselves. Its words are those of the page, in the same order. */
export function doubted({ text, words }: PageText): Part[] {
  const parts: Part[] = [];
  let next = 0;
  for (const piece of text.split(/(\s+)/)) {
    const word = piece.trim() === '' ? undefined : words[next++];
    const confidence = word?.text === piece ? (word.confidence ?? 1) : 1;
    const doubtful = confidence < sure;
    const last = parts.at(-1);
    if (!doubtful && last && last.confidence === null) last.text += piece;
    else if (piece !== '') parts.push({ text: piece, confidence: doubtful ? confidence : null });
  }
  return parts;
}
