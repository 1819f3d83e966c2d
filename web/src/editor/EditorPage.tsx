import { type PointerEvent, useRef, useState } from 'react';
import { pageUrl } from '@/api/faxes';
import type { MarkType } from '@/api/versions';
import type { Fax } from '@/api/types';
import { MarkView } from './MarkView';
import { dragged, isDragged, moved, nextId, type Placed, placedAt, resized } from './marks';

interface Props {
  fax: Fax;
  number: number;
  tool: MarkType | null;
  marks: Placed[];
  selected: number | null;
  stampName: (mark: Placed) => string;
  onSelect: (id: number | null) => void;
  onPlace: (mark: Placed) => void;
  onChange: (mark: Placed, goesOn: boolean) => void;
}

interface Held {
  mark: Placed;
  how: 'move' | 'resize';
  from: [number, number];
  begun: boolean;
}

/** One page of the editor: with a tool something is put on it, without one what is there is moved. */
export function EditorPage({ fax, number, tool, marks, selected, stampName, onSelect, onPlace, onChange }: Props) {
  const paper = useRef<HTMLDivElement>(null);
  const [aspect, setAspect] = useState(8.5 / 11);
  const [drawn, setDrawn] = useState<Placed | null>(null);
  const from = useRef<[number, number] | null>(null);
  const held = useRef<Held | null>(null);

  const point = (event: PointerEvent): [number, number] => {
    const box = paper.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    const inside = (value: number) => Math.min(Math.max(value, 0), 1);
    return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
  };

  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button > 0) return;
    if (!tool) {
      onSelect(null);
      return;
    }
    event.preventDefault();
    const at = point(event);
    if (!isDragged(tool)) {
      onPlace(placedAt(tool, number, ...at));
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = at;
    setDrawn(tool === 'ink' ? { id: nextId(), type: 'ink', page: number, strokes: [at] } : null);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const at = point(event);
    if (held.current) {
      const { mark, how, begun } = held.current;
      const [dx, dy] = [at[0] - held.current.from[0], at[1] - held.current.from[1]];
      if (dx === 0 && dy === 0) return;
      onChange(how === 'move' ? moved(mark, dx, dy) : resized(mark, dx, dy), begun);
      held.current.begun = true;
      return;
    }
    if (!from.current || !tool) return;
    const begin = from.current;
    setDrawn((before) =>
      tool === 'ink' && before?.strokes
        ? { ...before, strokes: [[...(before.strokes[0] ?? []), ...at]] }
        : dragged(tool, number, begin, at),
    );
  };
  const up = () => {
    held.current = null;
    from.current = null;
    if (drawn) onPlace(drawn);
    setDrawn(null);
  };
  const grab = (mark: Placed) => (event: PointerEvent, how: 'move' | 'resize') => {
    if (tool || event.button > 0) return;
    event.stopPropagation();
    held.current = { mark, how, from: point(event), begun: false };
    paper.current?.setPointerCapture(event.pointerId);
    onSelect(mark.id);
  };

  return (
    <figure className="dw-sheet" data-page={number} style={{ maxWidth: 860 }}>
      <div
        ref={paper}
        className="dw-paper dw-edited"
        data-tool={tool ?? undefined}
        style={{ aspectRatio: aspect }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <img
          src={pageUrl(fax.id, number, 1728)}
          alt={`Page ${number}`}
          draggable={false}
          loading={number > 2 ? 'lazy' : 'eager'}
          onLoad={({ currentTarget }) =>
            setAspect(currentTarget.naturalWidth / currentTarget.naturalHeight || 8.5 / 11)
          }
          style={{ width: '100%', transform: 'translate(-50%, -50%)' }}
        />
        {[...marks, ...(drawn ? [drawn] : [])].map((mark) => (
          <MarkView
            key={mark.id}
            mark={mark}
            selected={mark.id === selected}
            stampName={stampName}
            onSelect={() => onSelect(mark.id)}
            onGrab={grab(mark)}
          />
        ))}
      </div>
      <figcaption>Page {number}</figcaption>
    </figure>
  );
}
