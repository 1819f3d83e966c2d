import { useState } from 'react';
import type { PageText } from '@/api/types';
import { type Turn, turnOf } from './geometry';

export type Zoom = 'width' | 'page' | number;

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];

/** The next step of the scale from where the zoom is; fitted pages count as 1. */
export function zoomed(zoom: Zoom, direction: 1 | -1): Zoom {
  const now = typeof zoom === 'number' ? zoom : 1;
  const next = direction === 1 ? steps.find((step) => step > now + 0.01) : steps.findLast((step) => step < now - 0.01);
  return next ?? now;
}

/** How the pages are shown: zoom for all, turning for each. What the reading found to be upright is the start. */
export function usePageView(text: readonly PageText[]) {
  const [zoom, setZoom] = useState<Zoom>('width');
  const [turns, setTurns] = useState<Record<number, Turn>>({});
  const turn = (page: number): Turn =>
    turns[page] ?? turnOf(text.find((known) => known.number === page)?.rotation ?? 0);
  return {
    zoom,
    setZoom,
    turn,
    rotate: (page: number) => setTurns((before) => ({ ...before, [page]: turnOf(turn(page) + 90) })),
  };
}
