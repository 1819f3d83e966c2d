import { ActionIcon, Burger, Group, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { openSpotlight } from '@mantine/spotlight';
import { Bell } from '@/notices/Bell';
import { ColorSchemeMenu } from './ColorSchemeMenu';
import { ConnectionState } from './ConnectionState';
import { UserMenu } from './UserMenu';

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

export function Header({ menuOpen, onMenu, onHelp }: { menuOpen: boolean; onMenu: () => void; onHelp: () => void }) {
  return (
    <Group h="100%" px="sm" gap="xs" wrap="nowrap">
      <Burger
        opened={menuOpen}
        onClick={onMenu}
        hiddenFrom="sm"
        size="sm"
        aria-label={menuOpen ? 'Close the menu' : 'Open the menu'}
      />
      <UnstyledButton className="dw-search" onClick={openSpotlight} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={15} aria-hidden />
        <span>Search or run a command</span>
        <Kbd size="xs" visibleFrom="sm">
          {shortcut}
        </Kbd>
      </UnstyledButton>
      <div style={{ flex: 1 }} />
      <ConnectionState />
      <Bell />
      <Tooltip label="Keyboard shortcuts (?)">
        <ActionIcon onClick={onHelp} aria-label="Keyboard shortcuts" visibleFrom="sm">
          <IconKeyboard size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <ColorSchemeMenu />
      <UserMenu />
    </Group>
  );
}
