import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { trunkType } from '@/test/data';
import { fakeApi } from '@/test/fakeApi';
import { renderApp } from '@/test/render';
import { user } from '@/test/user';
import { destinations } from './navigation';
import { Navigation } from './Navigation';

beforeEach(() => {
  localStorage.clear();
  fakeApi({ 'GET /api/v1/faxes': { body: { data: [], next_cursor: null } } });
});

const all = destinations(() => true, [trunkType]);
const show = (path: string, places = all) => renderApp(<Navigation places={places} onClose={() => {}} />, { path });
const heading = (name: string) => screen.getByRole('button', { name });

describe('the settings in the navigation', () => {
  it('stand under headings, of which the one with the screen is open', () => {
    show('/trunks/t1');
    expect(heading('Fax line')).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('link', { name: 'Trunks' })).toBeVisible();
    expect(heading('Security and privacy')).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('link', { name: 'Audit' })).toBeNull();
  });
  it('open and close by keyboard, and stay so', async () => {
    const { unmount } = show('/inbox');
    heading('Security and privacy').focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('link', { name: 'Audit' })).toBeVisible();
    unmount();
    show('/inbox');
    const opened = screen.getByRole('region', { name: 'Security and privacy' });
    expect(within(opened).getByRole('link', { name: 'Audit' })).toBeVisible();
  });
  it('are all shown where there are few', () => {
    const few = destinations((permission) => permission === 'fax:read', [trunkType]);
    show('/inbox', few);
    expect(screen.getByRole('link', { name: 'Trunks' })).toBeVisible();
  });
});
