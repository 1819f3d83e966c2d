import { AppShell, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { keys } from '@/api/keys';
import { useLiveTopic } from '@/live/LiveProvider';
import { readRightsAgain } from '@/session/rights';
import { useSession } from '@/session/SessionContext';
import { announce } from '@/shared/announce';
import { ConfirmDialog } from '@/shared/confirm';
import { ErrorWall } from '@/shared/ErrorWall';
import { formatNumber } from '@/shared/format';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { useKeys } from '@/shared/useKeys';
import { useLiveFaxes } from '@/live/useLiveFaxes';
import { CommandPalette } from './CommandPalette';
import { Header } from './Header';
import { KeyHelp } from './KeyHelp';
import { destinations } from './navigation';
import { Navigation } from './Navigation';
import { useRecordTypes } from './useRecordTypes';

/** Navigation left, search on top, the screen in the middle. Live updates run as long as it stands. */
export function Shell() {
  const { session, can } = useSession();
  const { types } = useRecordTypes();
  const [menu, { toggle, close }] = useDisclosure();
  const [help, helpShown] = useDisclosure();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const places = destinations(can, types);

  const area = pathname.split('/')[1];
  const shownArea = useRef(area);
  const rights = session.permissions.join(' ');
  const shownRights = useRef(rights);

  useEffect(close, [pathname, close]);
  useEffect(() => {
    if (shownArea.current === area) return;
    shownArea.current = area;
    document.getElementById('screen')?.focus({ preventScroll: true });
  }, [area]);
  useLiveTopic(
    'me',
    (message) => {
      if (message.op !== 'denied') void readRightsAgain(queries);
    },
    () => void queries.invalidateQueries({ queryKey: keys.session }), // they may have changed before anybody listened
  );
  useEffect(() => {
    if (shownRights.current === rights) return;
    shownRights.current = rights;
    void queries.invalidateQueries({ queryKey: keys.recordTypes });
  }, [rights, queries]);
  useLiveFaxes(can('fax:read') ? session.person.id : null, (fax) => {
    if (fax.direction === 'inbound') announce(`New fax from ${formatNumber(fax.from)}`);
  });
  useKeys({
    '?': helpShown.open,
    c: () => can('fax:send') && void navigate('/send'),
    '1': () => can('fax:read') && void navigate('/inbox'),
    '2': () => can('fax:read') && void navigate('/outbox'),
  });

  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !menu } }}
      padding={0}
      layout="alt"
      transitionDuration={0}
    >
      <a className="dw-skip" href="#screen">
        Skip to the content
      </a>
      <AppShell.Navbar className="dw-navbar" aria-label="Main">
        <Navigation places={places} onClose={close} />
      </AppShell.Navbar>
      <AppShell.Header className="dw-header">
        <Header menuOpen={menu} onMenu={toggle} onHelp={helpShown.open} />
      </AppShell.Header>
      <AppShell.Main id="screen" className="dw-main" tabIndex={-1}>
        <ErrorWall key={area}>
          <Suspense fallback={<ScreenLoading />}>
            <Outlet />
          </Suspense>
        </ErrorWall>
      </AppShell.Main>
      <CommandPalette places={places} onHelp={helpShown.open} />
      <ConfirmDialog />
      <KeyHelp opened={help} onClose={helpShown.close} />
      <VisuallyHidden>
        <div id="dw-announcer" role="status" aria-live="polite" />
      </VisuallyHidden>
    </AppShell>
  );
}
