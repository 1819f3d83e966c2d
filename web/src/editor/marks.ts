import type { Mark, MarkType } from '@/api/versions';

/** A mark in the editor, told apart from others while it is moved and changed. */
export interface Placed extends Mark {
  id: number;
}

export interface Layer {
  marks: Placed[];
  past: Placed[][];
  future: Placed[][];
  /** Whether it differs from what is saved. */
  dirty: boolean;
}

export type Step =
  | { do: 'load'; marks: Mark[] }
  | { do: 'add'; marks: Placed[] }
  | { do: 'change'; mark: Placed; goesOn?: boolean }
  | { do: 'remove'; id: number }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'saved' };

export const emptyLayer: Layer = { marks: [], past: [], future: [], dirty: false };

const mostSteps = 200;
let lastId = 0;
export const nextId = (): number => ++lastId;

/** One step of editing. `goesOn` belongs to the step before it: a drag is taken back as a whole. */
export function edited(layer: Layer, step: Step): Layer {
  switch (step.do) {
    case 'load':
      return { ...emptyLayer, marks: step.marks.map((mark) => ({ ...mark, id: nextId() })) };
    case 'add':
      return pushed(layer, [...layer.marks, ...step.marks]);
    case 'change': {
      const marks = layer.marks.map((mark) => (mark.id === step.mark.id ? step.mark : mark));
      return step.goesOn ? { ...layer, marks, future: [], dirty: true } : pushed(layer, marks);
    }
    case 'remove':
      return pushed(
        layer,
        layer.marks.filter((mark) => mark.id !== step.id),
      );
    case 'undo': {
      const before = layer.past.at(-1);
      if (!before) return layer;
      return { marks: before, past: layer.past.slice(0, -1), future: [layer.marks, ...layer.future], dirty: true };
    }
    case 'redo': {
      const [after, ...rest] = layer.future;
      if (!after) return layer;
      return { marks: after, past: [...layer.past, layer.marks], future: rest, dirty: true };
    }
    case 'saved':
      return { ...layer, dirty: false };
  }
}

const pushed = (layer: Layer, marks: Placed[]): Layer => ({
  marks,
  past: [...layer.past, layer.marks].slice(-mostSteps),
  future: [],
  dirty: true,
});

/** What goes to the server. */
export const plain = (marks: Placed[]): Mark[] => marks.map(({ id: _, ...mark }) => mark);

export const words: Record<MarkType, string> = {
  text: 'Text',
  date: 'Date',
  highlight: 'Highlight',
  underline: 'Underline',
  ink: 'Pen',
  check: 'Check mark',
  cross: 'Cross',
  stamp: 'Stamp',
  signature: 'Signature',
  redaction: 'Redaction',
};

/** Whether a mark of this type is drawn by dragging; the others are placed with a click. */
export const isDragged = (type: MarkType): boolean => ['highlight', 'underline', 'redaction', 'ink'].includes(type);

const sizes: Partial<Record<MarkType, [number, number]>> = {
  text: [0.36, 0.03],
  date: [0.16, 0.03],
  check: [0.035, 0.027],
  cross: [0.035, 0.027],
  stamp: [0.3, 0.08],
  signature: [0.3, 0.07],
  highlight: [0.3, 0.02],
  underline: [0.3, 0.02],
  redaction: [0.2, 0.025],
};

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const least = 0.006;

/** A mark of this type with its middle at a point, all of it on the page. */
export function placedAt(type: MarkType, page: number, x: number, y: number): Placed {
  const [w, h] = sizes[type] ?? [0.2, 0.03];
  const left = type === 'text' || type === 'date' ? x : x - w / 2;
  return {
    id: nextId(),
    type,
    page,
    w,
    h,
    x: clamp(left, 0, 1 - w),
    y: clamp(y - h / 2, 0, 1 - h),
    ...(type === 'text' ? { text: '', size: 12 } : {}),
    ...(type === 'date' ? { size: 12 } : {}),
  };
}

/** A mark over the rectangle between two points. */
export function dragged(type: MarkType, page: number, from: [number, number], to: [number, number]): Placed {
  const x = clamp(Math.min(from[0], to[0]), 0, 1 - least);
  const y = clamp(Math.min(from[1], to[1]), 0, 1 - least);
  const w = clamp(Math.abs(to[0] - from[0]), least, 1 - x);
  const h = clamp(Math.abs(to[1] - from[1]), least, 1 - y);
  return { id: nextId(), type, page, x, y, w, h };
}

/** The same mark elsewhere on its page. */
export function moved(mark: Placed, dx: number, dy: number): Placed {
  if (mark.strokes) {
    const xs = mark.strokes.flatMap((line) => line.filter((_, index) => index % 2 === 0));
    const ys = mark.strokes.flatMap((line) => line.filter((_, index) => index % 2 === 1));
    const byX = clamp(dx, -Math.min(...xs), 1 - Math.max(...xs));
    const byY = clamp(dy, -Math.min(...ys), 1 - Math.max(...ys));
    return {
      ...mark,
      strokes: mark.strokes.map((line) =>
        line.map((value, index) => clamp(value + (index % 2 === 0 ? byX : byY), 0, 1)),
      ),
    };
  }
  const { x = 0, y = 0, w = 0, h = 0 } = mark;
  return { ...mark, x: clamp(x + dx, 0, 1 - w), y: clamp(y + dy, 0, 1 - h) };
}

/** The same mark larger or smaller, its upper left corner where it is. */
export function resized(mark: Placed, dw: number, dh: number): Placed {
  if (mark.strokes) return mark;
  const { x = 0, y = 0, w = 0, h = 0 } = mark;
  return { ...mark, w: clamp(w + dw, least, 1 - x), h: clamp(h + dh, least, 1 - y) };
}

/** Why the marks can't be finished yet; undefined when they can. */
export function unfinished(marks: Placed[]): string | undefined {
  if (marks.length === 0) return 'There is nothing on the pages yet.';
  if (marks.some((mark) => mark.type === 'text' && !mark.text?.trim())) return 'A text mark is still empty.';
  return undefined;
}

export const signs = (marks: Placed[]): boolean => marks.some((mark) => mark.type === 'signature');
