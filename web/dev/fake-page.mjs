// A page that looks like a fax, drawn as SVG, and the words on it with their boxes as the reading would give them.
const lines = [
  'LAKESIDE IMAGING CENTER', '1200 Shore Drive, Chicago', '', 'RADIOLOGY REPORT', '', 'Patient: Jordan Sample   Date: 12 November 2026', 'Exam: Left wrist, three views',
  '', 'FINDINGS', 'There is no evidence of acute fracture or dislocation.', 'Joint spaces are preserved. Soft tissues are normal.', 'Hematology panel to follow from Summit Labs.', '',
  'IMPRESSION', 'Normal radiographs of the left wrist.', '', 'Electronically signed by the reading radiologist.',
];
const width = 1700;
const height = 2200;
const size = 40;
const advance = size * 0.6;

function placed() {
  return lines.flatMap((line, row) => {
    const y = 340 + row * 74;
    return [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], left: 180 + match.index * advance, top: y - size * 0.78, y }));
  });
}

export const pageWords = () =>
  placed().map(({ text, left, top }) => ({ text, x: left / width, y: top / height, w: (text.length * advance) / width, h: size / height, confidence: 0.95 }));

export const pageText = () => lines.join('\n').replace(/\n{2,}/g, '\n\n').trim();

export function pageSvg(number, pages, turned = false) {
  const words = placed().map(({ text, left, y }) => `<text x="${left}" y="${y}" textLength="${text.length * advance}">${text}</text>`).join('');
  const noise = Array.from({ length: 60 }, (_, i) => `<circle cx="${(i * 7919) % width}" cy="${(i * 104729) % height}" r="2"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fff"/>
<g ${turned ? `transform="rotate(180 ${width / 2} ${height / 2})"` : ''} font-family="monospace" font-size="${size}"><text x="60" y="60" font-size="30">2026-11-20 07:31  +13125550178  LAKESIDE IMAGING   p. ${number}/${pages}</text>${words}
<path d="M180 1800h1340M180 1880h900" stroke="#000" stroke-width="3"/></g>${noise}</svg>`;
}
