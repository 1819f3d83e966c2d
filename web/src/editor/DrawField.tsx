import { Button, Group, Text } from '@mantine/core';
import { type PointerEvent, useRef } from 'react';

interface Props {
  strokes: number[][];
  onChange: (strokes: number[][]) => void;
}

/** Takes a signature drawn with mouse, pen or finger; three times as wide as high. */
export function DrawField({ strokes, onChange }: Props) {
  const drawing = useRef(false);
  const point = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const inside = (value: number) => Math.min(Math.max(value, 0), 1);
    return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
  };
  const down = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    onChange([...strokes, point(event)]);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return;
    onChange([...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), ...point(event)]]);
  };
  const up = () => {
    drawing.current = false;
  };
  return (
    <div>
      <svg
        className="dw-draw-field"
        viewBox="0 0 3 1"
        role="img"
        aria-label="Field to sign in; without a mouse or finger, type your name instead"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        {strokes.map((line, index) => (
          <polyline
            key={index}
            points={line.reduce(
              (text, value, at) => text + (at % 2 === 0 ? ` ${(value * 3).toFixed(4)}` : `,${value.toFixed(4)}`),
              '',
            )}
          />
        ))}
      </svg>
      <Group gap="xs" mt={4}>
        <Text size="xs" c="dimmed">
          Sign above
        </Text>
        <Button variant="subtle" size="compact-xs" disabled={strokes.length === 0} onClick={() => onChange([])}>
          Clear
        </Button>
      </Group>
    </div>
  );
}
