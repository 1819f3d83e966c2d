import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type Block, blockName, byKey, moved, page, resized } from './design';

interface Props {
  blocks: Block[];
  chosen: number | null;
  onChoose: (at: number | null) => void;
  onChange?: (at: number, block: Block) => void;
  onDelete?: (at: number) => void;
}

interface Drag {
  at: number;
  block: Block;
  x: number;
  y: number;
  /** Millimetres of a pixel. */
  scale: number;
  size: boolean;
}

/** The page with its blocks: dragged, or moved with the keys. */
export function DesignPage({ blocks, chosen, onChoose, onChange, onDelete }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);

  const begin = (event: PointerEvent<HTMLElement>, at: number, size: boolean) => {
    onChoose(at);
    const block = blocks[at];
    const width = sheet.current?.getBoundingClientRect().width;
    if (!onChange || !block || !width) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    drag.current = { at, block, x: event.clientX, y: event.clientY, scale: page.width / width, size };
  };
  const go = (event: PointerEvent) => {
    const held = drag.current;
    if (!held || !onChange) return;
    const [dx, dy] = [(event.clientX - held.x) * held.scale, (event.clientY - held.y) * held.scale];
    onChange(held.at, held.size ? resized(held.block, dx, dy) : moved(held.block, dx, dy));
  };
  const end = () => {
    drag.current = null;
  };
  const press = (event: KeyboardEvent, at: number) => {
    const block = blocks[at];
    if (!block) return;
    if ((event.key === 'Delete' || event.key === 'Backspace') && onDelete) {
      event.preventDefault();
      onDelete(at);
      return;
    }
    const next = byKey(block, event.key, event.shiftKey, event.altKey);
    if (next && onChange) {
      event.preventDefault();
      onChange(at, next);
    }
  };
  return (
    <div
      ref={sheet}
      className="dw-cover-page"
      role="group"
      aria-label="The page"
      style={{ aspectRatio: `${page.width} / ${page.height}` }}
    >
      {blocks.map((block, at) => (
        <div
          key={at}
          role="button"
          tabIndex={0}
          aria-label={`${blockName(block)}, ${block.x} mm from the left, ${block.y} mm from the top`}
          aria-pressed={at === chosen}
          className="dw-block"
          data-kind={block.kind}
          style={{
            left: `${(block.x / page.width) * 100}%`,
            top: `${(block.y / page.height) * 100}%`,
            width: `${(block.w / page.width) * 100}%`,
            height: `${(block.h / page.height) * 100}%`,
            // A point is 0.353 mm; the sheet is its own measure.
            fontSize: `${(((block.size ?? 11) * 0.353) / page.width) * 100}cqw`,
            textAlign: block.align ?? 'left',
          }}
          onFocus={() => onChoose(at)}
          onKeyDown={(event) => press(event, at)}
          onPointerDown={(event) => begin(event, at, false)}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={end}
        >
          {block.kind === 'text' && block.text}
          {block.kind === 'logo' && block.image && (
            <img
              alt=""
              draggable={false}
              src={`data:image/${block.image.startsWith('/9j/') ? 'jpeg' : 'png'};base64,${block.image}`}
            />
          )}
          {at === chosen && onChange && (
            <span className="dw-block-corner" aria-hidden onPointerDown={(event) => begin(event, at, true)} />
          )}
        </div>
      ))}
    </div>
  );
}
