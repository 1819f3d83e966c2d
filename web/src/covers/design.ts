/** The page of a cover in millimetres, as the server has it. */
export const page = { width: 210, height: 277 } as const;

export type BlockKind = 'text' | 'logo' | 'line' | 'box';

export interface Block {
  kind: BlockKind;
  x: number;
  y: number;
  w: number;
  h: number;
  text?: string | null;
  size?: number | null;
  align?: 'left' | 'center' | 'right' | null;
  /** The name of a field: without a value, the block is left out. */
  shown_with?: string | null;
  /** PNG or JPEG as Base64. */
  image?: string | null;
}

export interface Design {
  blocks: Block[];
}

export const fields: { name: string; label: string }[] = [
  { name: 'recipient_name', label: 'Recipient’s name' },
  { name: 'recipient_company', label: 'Recipient’s organisation' },
  { name: 'recipient_fax', label: 'Recipient’s fax number' },
  { name: 'sender_name', label: 'Sender’s name' },
  { name: 'sender_company', label: 'Your organisation' },
  { name: 'sender_phone', label: 'Sender’s phone' },
  { name: 'sender_fax', label: 'Sender’s fax number' },
  { name: 'date', label: 'Date' },
  { name: 'time', label: 'Time' },
  { name: 'page_count', label: 'Number of pages' },
  { name: 'subject', label: 'Subject' },
  { name: 'message', label: 'Message' },
  { name: 'confidentiality_notice', label: 'Confidentiality notice' },
];

const edge = 18;
const inner = page.width - 2 * edge;

/** A page to begin with. */
export const firstDesign: Design = {
  blocks: [
    { kind: 'text', x: edge, y: 16, w: 80, h: 20, text: 'FAX', size: 40 },
    { kind: 'text', x: 98, y: 22, w: 94, h: 10, text: '{{sender_company}}', size: 14, align: 'right' },
    { kind: 'line', x: edge, y: 38, w: inner, h: 0.8 },
    {
      kind: 'text',
      x: edge,
      y: 44,
      w: 84,
      h: 26,
      text: 'To\n{{recipient_name}}\n{{recipient_company}}\n{{recipient_fax}}',
      size: 11,
    },
    {
      kind: 'text',
      x: 108,
      y: 44,
      w: 84,
      h: 26,
      text: 'From\n{{sender_name}}\n{{sender_phone}}\n{{sender_fax}}',
      size: 11,
    },
    { kind: 'text', x: edge, y: 74, w: inner, h: 8, text: '{{date}} {{time}}, {{page_count}} pages', size: 11 },
    { kind: 'text', x: edge, y: 88, w: inner, h: 12, text: '{{subject}}', size: 14, shown_with: 'subject' },
    { kind: 'text', x: edge, y: 102, w: inner, h: 110, text: '{{message}}', size: 11, shown_with: 'message' },
    { kind: 'box', x: edge, y: 220, w: inner, h: 40 },
    { kind: 'text', x: edge + 3, y: 223, w: inner - 6, h: 34, text: '{{confidentiality_notice}}', size: 9 },
  ],
};

export function newBlock(kind: BlockKind, text?: string, image?: string): Block {
  const at = { x: edge, y: 120 };
  switch (kind) {
    case 'text':
      return { kind, ...at, w: 90, h: 10, text: text ?? 'Text', size: 11, align: 'left' };
    case 'logo':
      return { kind, x: edge, y: 16, w: 50, h: 20, image };
    case 'line':
      return { kind, ...at, w: inner, h: 0.6 };
    case 'box':
      return { kind, ...at, w: 90, h: 30 };
  }
}

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
const half = (value: number) => Math.round(value * 2) / 2;
const thinnest = 0.5;

/** The block somewhere else, on half millimetres and on the page. */
export const moved = (block: Block, dx: number, dy: number): Block => ({
  ...block,
  x: between(half(block.x + dx), 0, page.width - block.w),
  y: between(half(block.y + dy), 0, page.height - block.h),
});

export const resized = (block: Block, dw: number, dh: number): Block => ({
  ...block,
  w: between(half(block.w + dw), thinnest, page.width - block.x),
  h: between(half(block.h + dh), thinnest, page.height - block.y),
});

/** What a key does with a block: arrows move it, with Shift farther, with Alt they change its size. */
export function byKey(block: Block, key: string, shift: boolean, alt: boolean): Block | null {
  const step = shift ? 5 : 0.5;
  const [dx, dy] =
    { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key] ?? [];
  if (dx === undefined || dy === undefined) return null;
  return alt ? resized(block, dx, dy) : moved(block, dx, dy);
}

export const designOf = (value: unknown): Design => {
  const blocks = (value as Partial<Design> | null | undefined)?.blocks;
  return { blocks: Array.isArray(blocks) ? blocks : [] };
};

/** What a block is called for those who can't see where it is. */
export function blockName(block: Block): string {
  const words = { text: 'Text', logo: 'Logo', line: 'Line', box: 'Box' }[block.kind];
  const text = block.kind === 'text' ? `: ${(block.text ?? '').replace(/\s+/g, ' ').slice(0, 40)}` : '';
  return `${words}${text}`;
}
