import { Text } from '@mantine/core';
import { useState } from 'react';
import { pageUrl } from '@/api/faxes';
import type { Fax, PageText } from '@/api/types';
import { type Box, boxStyle, type Hit, type Turn, turnedAspect } from './geometry';
import type { Zoom } from './usePageView';

const letter = 8.5 / 11;
const fullWidth = 860;

interface Props {
  fax: Fax;
  number: number;
  turn: Turn;
  zoom: Zoom;
  hits: Hit[];
  current?: Hit;
  /** The place of the entity that the reader points at. */
  marked?: Box;
  text?: PageText;
}

/** One page, turned as wanted, with the found words marked where they stand on the paper. */
export function PageSheet({ fax, number, turn, zoom, hits, current, marked, text }: Props) {
  const [aspect, setAspect] = useState(letter);
  const [broken, setBroken] = useState(false);
  const shown = turnedAspect(aspect, turn);
  const width =
    zoom === 'width'
      ? '100%'
      : zoom === 'page'
        ? `min(100%, calc(var(--dw-sheets-height, 70vh) * ${shown}))`
        : fullWidth * zoom;
  const sideways = turn % 180 !== 0;
  return (
    <figure
      className="dw-sheet"
      data-page={number}
      style={{ width, maxWidth: zoom === 'width' ? fullWidth * 1.2 : undefined }}
    >
      <div
        className="dw-paper"
        style={{
          aspectRatio: shown,
          // Its thumbnail is there before the page is.
          backgroundImage: turn === 0 && number <= 3 ? `url("${pageUrl(fax.id, number, 160)}")` : undefined,
        }}
      >
        {broken ? (
          <Text size="sm" p="md">
            This page can’t be shown. Download the PDF, or reload to try again.
          </Text>
        ) : (
          <img
            src={pageUrl(fax.id, number, 1728)}
            alt={text?.text ? `Page ${number}: ${text.text.slice(0, 300)}` : `Page ${number}`}
            loading={number > 2 ? 'lazy' : 'eager'}
            decoding="async"
            draggable={false}
            onLoad={({ currentTarget }) =>
              setAspect(currentTarget.naturalWidth / currentTarget.naturalHeight || letter)
            }
            onError={() => setBroken(true)}
            style={{
              width: sideways ? `${100 / shown}%` : '100%',
              transform: `translate(-50%, -50%) rotate(${turn}deg)`,
            }}
          />
        )}
        {hits.flatMap((hit, hitAt) =>
          hit.words.map((word, wordAt) => (
            <span
              key={`${hitAt}-${wordAt}`}
              className="dw-hit"
              data-current={hit === current || undefined}
              data-current-hit={(hit === current && wordAt === 0) || undefined}
              style={boxStyle(word, turn)}
              aria-hidden
            />
          )),
        )}
        {marked && <span className="dw-marked" data-marked style={boxStyle(marked, turn)} aria-hidden />}
      </div>
      <figcaption>Page {number}</figcaption>
    </figure>
  );
}
