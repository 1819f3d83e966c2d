/**
 * Whether somebody is at the keyboard. Requests that the application makes by itself say so and keep no session alive;
 * the moment of the last real use is shared by all windows of this browser.
 */
const present = 60_000;
const shared = 'dartwing.last-use';

let lastInput = Date.now();
let lastUse = Date.now();

for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
  window.addEventListener(event, () => (lastInput = Date.now()), { passive: true, capture: true });
}

export const isUnattended = (): boolean => Date.now() - lastInput > present;

/** The server has just heard of this reader. */
export function noteUse(): void {
  lastUse = Date.now();
  try {
    localStorage.setItem(shared, String(lastUse));
  } catch {
    // Storage is off: each window counts for itself.
  }
}

/** Milliseconds since the server last heard of this reader, from any window. */
export function idleFor(): number {
  let others = 0;
  try {
    others = Number(localStorage.getItem(shared) ?? 0);
  } catch {
    // As above.
  }
  return Date.now() - Math.max(lastUse, others);
}
