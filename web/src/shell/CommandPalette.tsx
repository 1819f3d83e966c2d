import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import {
  type Icon,
  IconBuilding,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSearch,
  IconShieldLock,
  IconSun,
} from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { completed, searchKeys } from '@/search/api';
import { completable, withParty, withWord } from '@/search/completions';
import { useSession } from '@/session/SessionContext';
import { notifyProblem } from '@/shared/notify';
import type { Destination } from './navigation';

const icon = (Icon: Icon) => <Icon size={17} stroke={1.6} aria-hidden />;

interface Props {
  places: Destination[];
  onHelp: () => void;
}

/** As it stands in the header line of a fax that was sent. */
const stationIdentifier = /^DFX-\d{8}-[0-9A-Z]{4}$/i;

/** Ctrl/Cmd-K: goes anywhere, does anything global, and searches the faxes for what was typed. */
export function CommandPalette({ places, onHelp }: Props) {
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const { session, can, leave, switchTo } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const typed = query.trim();
  const [asked] = useDebouncedValue(query, 250);
  const { data: found } = useQuery({
    queryKey: searchKeys.completed(asked),
    queryFn: ({ signal }) => completed(asked, signal),
    enabled: can('fax:read') && completable(asked),
    staleTime: 30_000,
  });

  const go: SpotlightActionData[] = places.map((place) => ({
    id: place.to,
    label: place.label,
    leftSection: icon(place.icon),
    keywords: ['go', 'open', place.to],
    onClick: () => void navigate(place.to),
  }));
  const add: SpotlightActionData[] = places
    .filter((place) => place.group === 'settings' && !place.screen)
    .map((place) => ({
      id: `new ${place.to}`,
      label: `New in ${place.label}`,
      leftSection: icon(IconPlus),
      keywords: ['add', 'create', place.to],
      onClick: () => void navigate(`${place.to}/new`),
    }));
  const commands: SpotlightActionData[] = [
    {
      id: 'colours',
      label: colorScheme === 'dark' ? 'Light colours' : 'Dark colours',
      leftSection: icon(colorScheme === 'dark' ? IconSun : IconMoon),
      keywords: ['theme', 'dark', 'light'],
      onClick: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'security',
      label: 'Sign-in and security',
      leftSection: icon(IconShieldLock),
      keywords: ['password', 'passkey', 'authenticator', 'sessions'],
      onClick: () => void navigate('/security'),
    },
    { id: 'keys', label: 'Keyboard shortcuts', leftSection: icon(IconKeyboard), onClick: onHelp },
    ...session.organizations
      .filter(({ id }) => id !== session.organization.id)
      .map(({ id, name }) => ({
        id: `organisation ${id}`,
        label: `Switch to ${name}`,
        leftSection: icon(IconBuilding),
        onClick: () => void switchTo(id).then(() => navigate('/'), notifyProblem),
      })),
    { id: 'leave', label: 'Sign out', leftSection: icon(IconLogout), onClick: () => void leave().catch(notifyProblem) },
  ];
  const wanted = (action: SpotlightActionData) => {
    const text = `${action.label ?? ''} ${[action.keywords ?? []].flat().join(' ')}`.toLowerCase();
    return typed
      .toLowerCase()
      .split(/\s+/)
      .every((part) => text.includes(part));
  };
  const identified: SpotlightActionData[] =
    stationIdentifier.test(typed.trim()) && can('fax:read')
      ? [
          {
            id: 'identified',
            label: `Find the fax ${typed.trim().toUpperCase()}`,
            description: 'Whether it is genuine: the fax that was sent with this identifier',
            leftSection: icon(IconSearch),
            onClick: () => void navigate(`/faxes/${typed.trim().toUpperCase()}`),
          },
        ]
      : [];
  const search: SpotlightActionData[] =
    typed && can('fax:read')
      ? [
          {
            id: 'search',
            label: `Search all faxes for “${typed}”`,
            description: 'Text of the pages, numbers, names, subjects; the best first',
            leftSection: icon(IconSearch),
            onClick: () => void navigate(`/search?q=${encodeURIComponent(typed)}`),
          },
          ...(['inbox', 'outbox'] as const).map((box) => ({
            id: `search ${box}`,
            label: `Search the ${box} for “${typed}”`,
            leftSection: icon(IconSearch),
            onClick: () => void navigate(`/${box}?q=${encodeURIComponent(typed)}`),
          })),
        ]
      : [];
  const completions: SpotlightActionData[] =
    found && asked === query && typed
      ? [
          ...found.words.map((word) => withWord(query, word)),
          ...found.parties.map((party) => withParty(query, party)),
        ].map((text) => ({
          id: `complete ${text}`,
          label: `Search for ${text.trim()}`,
          leftSection: icon(IconSearch),
          onClick: () => void navigate(`/search?q=${encodeURIComponent(text.trim())}`),
        }))
      : [];
  const groups: SpotlightActionGroupData[] = [
    { group: 'Go to', actions: go.filter(wanted) },
    { group: 'Commands', actions: [...commands, ...(typed ? add : [])].filter(wanted) },
    { group: 'Faxes', actions: [...identified, ...search, ...completions] },
  ].filter(({ actions }) => actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      nothingFound="Nothing fits. Try another word."
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      highlightQuery
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      searchProps={{
        placeholder: 'Search faxes, go to a screen, run a command',
        'aria-label': 'Search or run a command',
        leftSection: <IconSearch size={17} aria-hidden />,
      }}
    />
  );
}
