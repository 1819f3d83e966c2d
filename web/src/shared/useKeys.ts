import { useEffect, useLayoutEffect, useRef } from 'react';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
const layered = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Single-key commands, silent while the reader types or a dialog or menu is open. */
export function useKeys(map: KeyMap, enabled = true): void {
  const latest = useRef(map);
  // Together with what is shown: a quick second key must not meet the commands of the screen before.
  useLayoutEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(typing) || target?.closest(layered)) return;
      const command = latest.current[event.key];
      if (!command) return;
      event.preventDefault();
      command(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}
