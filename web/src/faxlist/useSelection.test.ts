import { expect, it } from 'vitest';
import { toggled } from './useSelection';

const ids = ['a', 'b', 'c', 'd'];

it('checks one, and takes it back', () => {
  expect([...toggled(ids, new Set(), 'b', null)]).toEqual(['b']);
  expect([...toggled(ids, new Set(['b']), 'b', null)]).toEqual([]);
});

it('checks or clears everything between two rows, in both directions', () => {
  expect([...toggled(ids, new Set(['d']), 'b', 'd')].sort()).toEqual(['b', 'c', 'd']);
  expect([...toggled(ids, new Set(ids), 'c', 'a')]).toEqual(['d']);
});

it('takes one row alone when the other one is gone', () => {
  expect([...toggled(ids, new Set(), 'c', 'gone')]).toEqual(['c']);
});
