import { type RefObject, useEffect, useState } from 'react';
import { useKeys } from '@/shared/useKeys';
import { neighbour } from './movement';

interface Movement {
  ids: readonly string[];
  /** The row that is open at the side, if any. */
  openId: string | null;
  open: (id: string) => void;
  list: RefObject<HTMLElement | null>;
}

/**
 * j and k move the focus through the rows (`[data-row="…"]`); the open fax follows when one is shown. Enter opens,
 * which the focused link does by itself. Returns the row that commands (u, a) are meant for.
 */
export function useListMovement({ ids, openId, open, list }: Movement): string | null {
  const [focused, setFocused] = useState<string | null>(null);
  const current = openId ?? (focused !== null && ids.includes(focused) ? focused : null);

  useEffect(() => {
    const element = list.current;
    const onFocus = (event: FocusEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
      if (row?.dataset['row']) setFocused(row.dataset['row']);
    };
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  }, [list]);

  const move = (step: 1 | -1) => {
    const next = neighbour(ids, current, step);
    if (next === null) return;
    setFocused(next);
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)?.focus();
    if (openId !== null) open(next);
  };

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: (event) => {
      const onControl = event.target instanceof Element && event.target.closest('a, button');
      if (onControl) (onControl as HTMLElement).click();
      else if (current !== null) open(current);
    },
  });
  return current;
}
