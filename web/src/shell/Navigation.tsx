import { ActionIcon, Group, NavLink, ScrollArea, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { Mark } from '@/shared/Mark';
import { useUnread } from '@/faxlist/useUnread';
import type { Destination } from './navigation';
import { ClosedHint } from './RecordsClosed';
import { OrganizationSwitcher } from './OrganizationSwitcher';

export function Navigation({ places, onClose }: { places: Destination[]; onClose: () => void }) {
  const { pathname } = useLocation();
  const unread = useUnread(places.some((place) => place.to === '/inbox'));
  const group = (name: Destination['group']) =>
    places
      .filter((place) => place.group === name)
      .map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          component={RouterLink}
          to={to}
          label={label}
          active={pathname === to || pathname.startsWith(`${to}/`)}
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
      ));
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
        <div className="dw-nav-group">{group('work')}</div>
        <ClosedHint />
        {places.some((place) => place.group === 'settings') && (
          <Text className="dw-nav-title" component="h2">
            Settings
          </Text>
        )}
        <div className="dw-nav-group">{group('settings')}</div>
      </ScrollArea>
    </>
  );
}
