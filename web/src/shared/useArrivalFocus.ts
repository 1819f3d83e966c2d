import { type RefObject, useEffect, useRef } from 'react';

/** One column: what was opened has taken the place of the list, and the focus has to go along. */
const oneColumn = '(max-width: 62em)';

/** Moves the focus to what just opened; beside a list only when `always`, so that j and k stay in the list. */
export function useArrivalFocus<T extends HTMLElement>(always = false): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (always || window.matchMedia(oneColumn).matches) element.current?.focus();
  }, [always]);
  return element;
}
