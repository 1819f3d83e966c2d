import { Text } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { pageUrl } from '@/api/faxes';
import type { Fax, PageText } from '@/api/types';
import { type Box, boxStyle, type Turn, turnBox, turnedAspect } from '@/viewer/geometry';
import {
  anchorOf,
  boxBetween,
  byKey,
  type Definition,
  type Field,
  largeEnough,
  moved,
  placeOf,
  resized,
} from './template';

const letter = 8.5 / 11;

interface Props {
  fax: Fax | null;
  page: number;
  turn: Turn;
  text?: PageText;
  definition: Definition;
  chosen: number | null;
  /** Whether words are marked as the form's print, and not fields drawn. */
  marking: boolean;
  /** Missing for readers who may not change it. */
  edit?: {
    onDraw: (box: Box) => void;
    onPlace: (field: number, box: Box, act: string) => void;
    onDelete: (field: number) => void;
    onWord: (word: number) => void;
  };
  onChoose: (field: number | null) => void;
  onShape: (heightPerWidth: number) => void;
}

type Held =
  | { kind: 'draw'; from: { x: number; y: number } }
  | { kind: 'move' | 'size'; at: number; box: Box; from: { x: number; y: number }; act: string };

/** A page of the sample, upright, with the template over it: zones are drawn and dragged, words clicked. */
export function SampleSheet(props: Props) {
  const { fax, page, turn, text, definition, chosen, marking, edit, onChoose, onShape } = props;
  const sheet = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const acts = useRef(0);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const [aspect, setAspect] = useState(letter);
  const shape = definition.shape ? 1 / definition.shape : letter;
  const shown = fax ? turnedAspect(aspect, turn) : shape;
  const sideways = turn % 180 !== 0;

  const at = (event: PointerEvent) => {
    const area = sheet.current?.getBoundingClientRect();
    return area && area.width > 0
      ? { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height }
      : { x: 0, y: 0 };
  };
  const begin = (event: PointerEvent<HTMLElement>, field: number, kind: 'move' | 'size') => {
    onChoose(field);
    const place = placeOf(definition.fields[field] as Field);
    if (!edit || !place) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    acts.current += 1;
    held.current = { kind, at: field, box: place, from: at(event), act: `drag ${acts.current}` };
  };
  const draw = (event: PointerEvent<HTMLElement>) => {
    if (!edit || marking) return;
    onChoose(null);
    event.currentTarget.setPointerCapture?.(event.pointerId);
    held.current = { kind: 'draw', from: at(event) };
  };
  const go = (event: PointerEvent) => {
    const hold = held.current;
    if (!hold || !edit) return;
    const to = at(event);
    if (hold.kind === 'draw') {
      setDrawn(boxBetween(hold.from, to));
      return;
    }
    const [dx, dy] = [to.x - hold.from.x, to.y - hold.from.y];
    edit.onPlace(hold.at, hold.kind === 'size' ? resized(hold.box, dx, dy) : moved(hold.box, dx, dy), hold.act);
  };
  const end = (event: PointerEvent) => {
    const hold = held.current;
    held.current = null;
    if (hold?.kind !== 'draw' || !edit) return;
    const box = boxBetween(hold.from, at(event));
    setDrawn(null);
    if (largeEnough(box)) edit.onDraw(box);
  };
  const press = (event: KeyboardEvent, field: number) => {
    const place = placeOf(definition.fields[field] as Field);
    if (!edit || !place) return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      edit.onDelete(field);
      return;
    }
    const next = byKey(place, event.key, event.shiftKey, event.altKey);
    if (next) {
      event.preventDefault();
      edit.onPlace(field, next, `keys ${field}`);
    }
  };
  return (
    <div
      ref={sheet}
      className="dw-form-sheet"
      role="group"
      aria-label={`Page ${page}`}
      data-drawing={(edit && !marking) || undefined}
      style={{ aspectRatio: shown }}
      onPointerDown={draw}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => {
        held.current = null;
        setDrawn(null);
      }}
    >
      {fax ? (
        <img
          src={pageUrl(fax.id, page, 1728)}
          alt={`Page ${page} of the sample`}
          draggable={false}
          onLoad={({ currentTarget }) => {
            const natural = currentTarget.naturalWidth / currentTarget.naturalHeight || letter;
            setAspect(natural);
            onShape(1 / turnedAspect(natural, turn));
          }}
          style={{
            width: sideways ? `${100 / shown}%` : '100%',
            transform: `translate(-50%, -50%) rotate(${turn}deg)`,
          }}
        />
      ) : (
        <Text size="sm" c="dimmed" p="md">
          Choose a sample to see a page under the template.
        </Text>
      )}
      {definition.anchors.map((anchor, index) => {
        const place = placeOf(anchor);
        return place && (anchor.page ?? 1) === page ? (
          <span key={index} className="dw-form-anchor" style={boxStyle(place, 0)} aria-hidden />
        ) : null;
      })}
      {marking &&
        text?.words.map((word, index) => {
          const box = { ...word, ...turnBox(word, turn) };
          return (
            <button
              key={index}
              type="button"
              className="dw-form-word"
              aria-pressed={anchorOf(definition, page, box) >= 0}
              aria-label={word.text}
              disabled={!edit}
              style={boxStyle(box, 0)}
              onClick={() => edit?.onWord(index)}
            />
          );
        })}
      {!marking &&
        definition.fields.map((field, index) => {
          const place = placeOf(field);
          return place && (field.page ?? 1) === page ? (
            <div
              key={index}
              role="button"
              tabIndex={0}
              className="dw-form-zone"
              aria-pressed={index === chosen}
              aria-label={`${field.label}, ${percents(place.x)} from the left, ${percents(place.y)} from the top`}
              style={{ left: share(place.x), top: share(place.y), width: share(place.w), height: share(place.h) }}
              onFocus={() => onChoose(index)}
              onKeyDown={(event) => press(event, index)}
              onPointerDown={(event) => begin(event, index, 'move')}
            >
              {index === chosen && edit && (
                <span className="dw-block-corner" aria-hidden onPointerDown={(event) => begin(event, index, 'size')} />
              )}
            </div>
          ) : null;
        })}
      {drawn && (
        <span
          className="dw-form-zone"
          aria-hidden
          style={{ left: share(drawn.x), top: share(drawn.y), width: share(drawn.w), height: share(drawn.h) }}
        />
      )}
    </div>
  );
}

const share = (fraction: number) => `${fraction * 100}%`;
const percents = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;
