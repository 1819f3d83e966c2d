import { useState } from 'react';

const longest = 100;

interface History<T> {
  past: T[];
  now: T;
  /** What the latest change was part of. */
  act: string | null;
}

/**
 * A value whose changes can be taken back. Changes of the same act, such as the moves of one drag, are one step.
 */
export function useHistory<T>(first: () => T) {
  const [history, setHistory] = useState<History<T>>(() => ({ past: [], now: first(), act: null }));
  return {
    now: history.now,
    canUndo: history.past.length > 0,
    change: (next: (now: T) => T, act: string | null = null) =>
      setHistory((before) => {
        const now = next(before.now);
        if (now === before.now) return before;
        const same = act !== null && act === before.act;
        return { past: same ? before.past : [...before.past, before.now].slice(-longest), now, act };
      }),
    undo: () =>
      setHistory((before) => {
        const last = before.past.at(-1);
        return last === undefined ? before : { past: before.past.slice(0, -1), now: last, act: null };
      }),
  };
}
