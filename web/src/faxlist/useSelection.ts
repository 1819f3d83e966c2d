import { useState } from 'react';

/** The rows that are checked, in this list; `all` means every fax that fits its filters. */
export interface Selection {
  ids: readonly string[];
  all: boolean;
  toggle: (id: string, range: boolean) => void;
  selectLoaded: () => void;
  selectAll: () => void;
  clear: () => void;
}

/** With `range`, everything between the row before and this one is checked as this one becomes. */
export function toggled(
  ids: readonly string[],
  chosen: ReadonlySet<string>,
  id: string,
  from: string | null,
): Set<string> {
  const on = !chosen.has(id);
  const next = new Set(chosen);
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(id);
  const touched = start < 0 || end < 0 ? [id] : ids.slice(Math.min(start, end), Math.max(start, end) + 1);
  for (const row of touched)
    if (on) next.add(row);
    else next.delete(row);
  return next;
}

interface State {
  list: string;
  chosen: ReadonlySet<string>;
  last: string | null;
  all: boolean;
}

/** @param list what the rows are narrowed by: another list begins with nothing checked */
export function useSelection(list: string, rows: readonly string[]): Selection {
  const none: State = { list, chosen: new Set(), last: null, all: false };
  const [state, setState] = useState(none);
  const current = state.list === list ? state : none;
  return {
    ids: rows.filter((id) => current.chosen.has(id)),
    all: current.all,
    toggle: (id, range) =>
      setState({
        list,
        chosen: toggled(rows, current.chosen, id, range ? current.last : null),
        last: id,
        all: false,
      }),
    selectLoaded: () => setState({ ...current, chosen: new Set(rows), all: false }),
    selectAll: () => setState({ ...current, chosen: new Set(rows), all: true }),
    clear: () => setState(none),
  };
}
