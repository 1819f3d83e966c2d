import { describe, expect, it } from 'vitest';
import { branches, type Folder, visible } from './tree';

const folder = (id: string, name: string, parent: string | null = null): Folder => ({ id, name, parent, smart: false });

describe('the tree of folders', () => {
  const tree = branches([
    folder('c', 'Clients'),
    folder('b', 'Birch', 'c'),
    folder('a', 'Alder', 'c'),
    folder('x', 'Deeper', 'a'),
    folder('z', 'Archive'),
    folder('h', 'Not seen above', 'hidden'),
  ]);

  it('is in order, with depth and path', () => {
    expect(tree.map(({ name, depth }) => `${depth} ${name}`)).toEqual([
      '0 Archive',
      '0 Clients',
      '1 Alder',
      '2 Deeper',
      '1 Birch',
      '0 Not seen above',
    ]);
    expect(tree.find(({ id }) => id === 'x')?.path).toBe('Clients / Alder / Deeper');
    expect(tree.find(({ id }) => id === 'c')?.children).toBe(2);
  });

  it('shows nothing of what is closed', () => {
    const names = visible(tree, new Set(['c'])).map(({ name }) => name);
    expect(names).toEqual(['Archive', 'Clients', 'Not seen above']);
    expect(visible(tree, new Set(['a']))).toHaveLength(5);
  });

  it('loses none, even in a ring', () => {
    expect(branches([folder('1', 'One', '2'), folder('2', 'Two', '1')])).toHaveLength(2);
  });
});
