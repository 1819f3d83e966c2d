import { type RefObject, useEffect, useState } from 'react';

/** The page in sight, and the way to another one. */
export function useCurrentPage(
  scroller: RefObject<HTMLElement | null>,
  count: number,
): [number, (page: number) => void] {
  const [page, setPage] = useState(1);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const middle = element.getBoundingClientRect().top + element.clientHeight / 3;
        const sheets = [...element.querySelectorAll<HTMLElement>('[data-page]')];
        const inSight = sheets.findLast((sheet) => sheet.getBoundingClientRect().top <= middle) ?? sheets[0];
        if (inSight) setPage(Number(inSight.dataset['page']));
      });
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', look);
    };
  }, [scroller, count]);

  const goTo = (next: number) => {
    setPage(next);
    scroller.current?.querySelector(`[data-page="${next}"]`)?.scrollIntoView({ block: 'start' });
  };
  return [page, goTo];
}
