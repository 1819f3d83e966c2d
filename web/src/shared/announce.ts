/** Tells screen readers something without moving the focus; the region stands in `Shell`. */
export function announce(text: string): void {
  const region = document.getElementById('dw-announcer');
  if (!region) return;
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
