import { useEffect, useRef } from 'react';
import { pageUrl } from '@/api/faxes';
import type { Fax } from '@/api/types';
import type { Hit, Turn } from './geometry';

interface Props {
  fax: Fax;
  count: number;
  page: number;
  onPage: (page: number) => void;
  hits: Hit[];
  turn: (page: number) => Turn;
}

export function Thumbnails({ fax, count, page, onPage, hits, turn }: Props) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    strip.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [page]);
  return (
    <nav className="dw-thumbs" aria-label="Thumbnails" ref={strip}>
      {Array.from({ length: count }, (_, index) => index + 1).map((number) => {
        const found = hits.filter((hit) => hit.page === number).length;
        return (
          <button
            key={number}
            type="button"
            className="dw-thumb"
            aria-current={number === page ? 'true' : undefined}
            aria-label={`Page ${number}${found ? `, ${found} found` : ''}`}
            onClick={() => onPage(number)}
          >
            <span className="dw-thumb-paper">
              <img
                src={pageUrl(fax.id, number, 160)}
                alt=""
                loading="lazy"
                style={{ transform: `rotate(${turn(number)}deg)` }}
              />
              {found > 0 && <span className="dw-thumb-found" data-found={found} aria-hidden />}
            </span>
            {number}
          </button>
        );
      })}
    </nav>
  );
}
