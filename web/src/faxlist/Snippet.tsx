const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

const unescape = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity] ?? entity);

/**
 * Found text with its `<mark>`s. It is taken apart rather than set as HTML: text read from a stranger's fax never
 * becomes markup here, whatever it contains.
 */
export function Snippet({ html }: { html: string }) {
  const parts = html.split(/<mark>(.*?)<\/mark>/s);
  return <>{parts.map((part, index) => (index % 2 ? <mark key={index}>{unescape(part)}</mark> : unescape(part)))}</>;
}
