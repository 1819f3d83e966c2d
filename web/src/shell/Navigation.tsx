import { ActionIcon, Group, NavLink, ScrollArea, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { Mark } from '@/shared/Mark';
import { useUnread } from '@/faxlist/useUnread';
import { ViewNav } from '@/faxlist/ViewNav';
import { FolderNav } from '@/folders/FolderNav';
import { type Destination, isAt, sections } from './navigation';
import { NavSection } from './NavSection';
import { ClosedHint } from './RecordsClosed';
import { OrganizationSwitcher } from './OrganizationSwitcher';
import { useOpenSections } from './useOpenSections';

/** So few settings need no closing. */
const few = 7;

export function Navigation({ places, onClose }: { places: Destination[]; onClose: () => void }) {
  const { pathname } = useLocation();
  const unread = useUnread(places.some((place) => place.to === '/inbox'));
  const settings = places.filter(({ group }) => group === 'settings');
  const { isOpen, toggle } = useOpenSections(
    settings.find((place) => isAt(pathname, place))?.section,
    settings.length <= few,
  );
  const links = (shown: Destination[]) =>
    shown.map((place) => {
      const { to, label, icon: Icon } = place;
      return (
        <NavLink
          key={to}
          component={RouterLink}
          to={to}
          label={label}
          active={isAt(pathname, place)}
          leftSection={<Icon size={17} stroke={1.6} aria-hidden />}
          rightSection={
            to === '/inbox' && unread.total > 0 ? (
              <span className="dw-count" aria-label={`${unread.text} unread`}>
                {unread.text}
              </span>
            ) : undefined
          }
          className="dw-nav-link"
        />
      );
    });
  return (
    <>
      <Group className="dw-brand" gap={8} wrap="nowrap">
        <Mark />
        <Text fw={650} style={{ flex: 1 }}>
          Dartwing
        </Text>
        <ActionIcon hiddenFrom="sm" onClick={onClose} aria-label="Close the menu">
          <IconX size={18} />
        </ActionIcon>
      </Group>
      <OrganizationSwitcher />
      <ScrollArea className="dw-nav-scroll" type="auto">
        <div className="dw-nav-group">{links(places.filter(({ group }) => group === 'work'))}</div>
        {places.some(({ to }) => to === '/inbox') && (
          <>
            <ViewNav />
            <FolderNav />
          </>
        )}
        <ClosedHint />
        {settings.length > 0 && (
          <Text className="dw-nav-title" component="h2">
            Settings
          </Text>
        )}
        {sections.map(({ name, label }) => {
          const shown = settings.filter(({ section }) => section === name);
          return shown.length === 0 ? null : (
            <NavSection key={name} label={label} open={isOpen(name)} onToggle={() => toggle(name)}>
              {links(shown)}
            </NavSection>
          );
        })}
      </ScrollArea>
    </>
  );
}
