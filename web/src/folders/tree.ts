import type { RecordRow } from '@/api/types';

export interface Folder {
  id: string;
  name: string;
  parent: string | null;
  /** A rule fills it: nothing is put in by hand. */
  smart: boolean;
}

/** A folder where it stands in the tree. */
export interface Branch extends Folder {
  depth: number;
  /** With the names of those it lies in. */
  path: string;
  children: number;
}

export const folderOf = (row: RecordRow): Folder => ({
  id: row.id,
  name: String(row.name ?? ''),
  parent: typeof row['parent_id'] === 'string' ? row['parent_id'] : null,
  smart: row['filter'] !== null && row['filter'] !== undefined,
});

/**
 * All folders in the order of the tree, by name. One whose parent the reader doesn't see stands at the top; so does one
 * that would lie in itself.
 */
export function branches(folders: Folder[]): Branch[] {
  const known = new Set(folders.map(({ id }) => id));
  const shown = new Set<string>();
  const list: Branch[] = [];
  const children = (parent: string | null) =>
    folders
      .filter((folder) => (folder.parent !== null && known.has(folder.parent) ? folder.parent : null) === parent)
      .sort((one, other) => one.name.localeCompare(other.name));
  const add = (folder: Folder, depth: number, above: string) => {
    if (shown.has(folder.id)) return;
    shown.add(folder.id);
    const path = above ? `${above} / ${folder.name}` : folder.name;
    const inner = children(folder.id);
    list.push({ ...folder, depth, path, children: inner.length });
    for (const child of inner) add(child, depth + 1, path);
  };
  for (const folder of children(null)) add(folder, 0, '');
  for (const folder of folders) add(folder, 0, '');
  return list;
}

/** What is seen of the tree when some of it is closed. */
export function visible(tree: Branch[], closed: ReadonlySet<string>): Branch[] {
  const list: Branch[] = [];
  let hiddenBelow: number | null = null;
  for (const branch of tree) {
    if (hiddenBelow !== null && branch.depth > hiddenBelow) continue;
    hiddenBelow = closed.has(branch.id) ? branch.depth : null;
    list.push(branch);
  }
  return list;
}
