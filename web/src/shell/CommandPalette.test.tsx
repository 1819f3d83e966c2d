import { screen } from '@testing-library/react';
import { user } from '@/test/user';
import { describe, expect, it, vi } from 'vitest';
import { trunkType } from '@/test/data';
import { renderApp } from '@/test/render';
import { CommandPalette } from './CommandPalette';
import { destinations } from './navigation';

const places = destinations(() => true, [trunkType]);
const where = () => screen.getByTestId('where').textContent;

async function opened(onHelp = vi.fn()) {
  renderApp(<CommandPalette places={places} onHelp={onHelp} />);
  await user.keyboard('{Control>}k{/Control}');
  return screen.findByLabelText('Search or run a command');
}

describe('the command palette', () => {
  it('goes to a screen', async () => {
    await user.type(await opened(), 'trun');
    await user.keyboard('{Enter}');
    expect(where()).toBe('/trunks');
  });
  it('starts a new record', async () => {
    await user.type(await opened(), 'new trunk');
    await user.keyboard('{Enter}');
    expect(where()).toBe('/trunks/new');
  });
  it('searches the faxes for what was typed', async () => {
    await user.type(await opened(), 'left wrist');
    await user.keyboard('{Enter}');
    expect(where()).toBe('/search?q=left%20wrist');
  });
  it('finds the fax by what stands in its header line', async () => {
    await user.type(await opened(), 'dfx-20261127-ab12');
    await user.keyboard('{Enter}');
    expect(where()).toBe('/faxes/DFX-20261127-AB12');
  });
  it('opens the help', async () => {
    const help = vi.fn();
    await user.type(await opened(help), 'keyboard');
    await user.click(await screen.findByRole('button', { name: /Keyboard shortcuts/ }));
    expect(help).toHaveBeenCalledOnce();
  });
});

describe('the places', () => {
  it('are only those that the permissions allow', () => {
    const readOnly = destinations((permission) => permission === 'fax:read', [{ ...trunkType, permissions: {} }]);
    expect(readOnly.map((place) => place.to)).toEqual([
      '/inbox',
      '/outbox',
      '/search',
      '/broadcasts',
      '/alerts',
      '/dashboard',
      '/reports',
    ]);
    expect(places.map((place) => place.to)).toEqual([
      '/inbox',
      '/outbox',
      '/send',
      '/search',
      '/broadcasts',
      '/alerts',
      '/dashboard',
      '/reports',
      '/trunks',
      '/find-number',
      '/rates',
      '/carrier-choice',
      '/fax-mail',
      '/break-glass',
      '/hierarchy',
      '/audit',
      '/privacy',
      '/encryption',
      '/settings',
      '/limits',
      '/mail',
    ]);
  });
});
