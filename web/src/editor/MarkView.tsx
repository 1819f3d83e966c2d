import type { PointerEvent } from 'react';
import { type Placed, words } from './marks';

/** Points across a letter page. */
const pageWidth = 610;
const percent = (fraction = 0) => `${(fraction * 100).toFixed(3)}%`;
const letters = (points = 12) => `${((points / pageWidth) * 100).toFixed(3)}cqw`;

interface Props {
  mark: Placed;
  selected: boolean;
  stampName: (mark: Placed) => string;
  onSelect: () => void;
  onGrab: (event: PointerEvent, how: 'move' | 'resize') => void;
}

/** One mark as it will look, to be taken hold of. */
export function MarkView({ mark, selected, stampName, onSelect, onGrab }: Props) {
  if (mark.strokes) return <Ink mark={mark} selected={selected} onSelect={onSelect} onGrab={onGrab} />;
  return (
    <div
      role="button"
      tabIndex={0}
      aria-label={`${words[mark.type]} on page ${mark.page}`}
      aria-pressed={selected}
      className="dw-mark"
      data-kind={mark.type}
      style={{
        left: percent(mark.x),
        top: percent(mark.y),
        width: percent(mark.w),
        height: percent(mark.h),
        rotate: mark.rotation ? `${mark.rotation}deg` : undefined,
      }}
      onFocus={onSelect}
      onPointerDown={(event) => onGrab(event, 'move')}
    >
      <Content mark={mark} stampName={stampName} />
      {selected && <span className="dw-mark-handle" onPointerDown={(event) => onGrab(event, 'resize')} />}
    </div>
  );
}

function Content({ mark, stampName }: Pick<Props, 'mark' | 'stampName'>) {
  const color = mark.color ?? undefined;
  switch (mark.type) {
    case 'text':
    case 'date':
      return (
        <span className="dw-mark-text" style={{ color, fontSize: letters(mark.size) }}>
          {mark.text ?? (mark.type === 'date' ? today() : '')}
        </span>
      );
    case 'check':
    case 'cross':
      return (
        <svg viewBox="0 0 24 24" preserveAspectRatio="none" aria-hidden style={{ color }}>
          <path
            d={mark.type === 'check' ? 'M3 13l6 7L21 3' : 'M3 3l18 18M21 3L3 21'}
            fill="none"
            stroke="currentColor"
            strokeWidth="3"
          />
        </svg>
      );
    case 'stamp':
      return <span className="dw-mark-stamp">{stampName(mark)}</span>;
    case 'signature':
      return (
        <img
          src={`/api/v1/signatures/${mark.signature_id ?? ''}/image`}
          alt="Your signature"
          draggable={false}
          className="dw-mark-signature"
        />
      );
    default:
      return null;
  }
}

function Ink({ mark, selected, onSelect, onGrab }: Omit<Props, 'stampName'>) {
  return (
    <svg
      className="dw-mark-ink"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      role="button"
      tabIndex={0}
      aria-label={`${words[mark.type]} on page ${mark.page}`}
      aria-pressed={selected}
      onFocus={onSelect}
    >
      {(mark.strokes ?? []).map((line, index) => (
        <polyline
          key={index}
          points={pairs(line)}
          vectorEffect="non-scaling-stroke"
          onPointerDown={(event) => onGrab(event, 'move')}
        />
      ))}
    </svg>
  );
}

const pairs = (line: number[]) =>
  line.reduce((text, value, index) => text + (index % 2 === 0 ? ` ${value}` : `,${value}`), '');

export const today = () => new Date().toLocaleDateString('sv-SE');
