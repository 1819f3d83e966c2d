import type { Party } from './api';

const last = /(?:^|[\s(])((?:from|to|subject|text):)?([\p{L}\p{N}]{2,40})$/iu;

/** Whether the last word that is typed can be completed; as the server sees it. */
export const completable = (text: string): boolean =>
  (text.match(/"/g)?.length ?? 0) % 2 === 0 && last.test(text) && !/(?:^|\s)(?:AND|OR|NOT)$/.test(text);

const before = (text: string, field: string | undefined, word: string) =>
  text.slice(0, text.length - word.length - (field?.length ?? 0));

/** The text with its last word replaced by this one, ready for the next. */
export function withWord(text: string, word: string): string {
  const found = last.exec(text);
  return found ? `${before(text, found[1], found[2]!)}${found[1] ?? ''}${word} ` : text;
}

/** The text with its last word replaced by a question for this sender or recipient. */
export function withParty(text: string, { field, name }: Party): string {
  const found = last.exec(text);
  return found ? `${before(text, found[1], found[2]!)}${field}:"${name.replaceAll('"', ' ')}" ` : text;
}
