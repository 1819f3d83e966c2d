import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconBellCog, IconLogout, IconShieldLock, IconSignature } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { notifyProblem } from '@/shared/notify';
import { PresenceItems } from './PresenceItems';
import { PurposeItems } from './PurposeItems';

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase())
    .slice(0, 2)
    .join('') || '?';

export function UserMenu() {
  const { session, leave } = useSession();
  const { full_name, email } = session.person;
  return (
    <Menu position="bottom-end" width={230} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton aria-label={`${initials(full_name)}, account of ${full_name}`} className="dw-avatar">
          <Avatar size={28} radius="xl" color="wing" variant="filled">
            {initials(full_name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" component="span" display="block">
            {full_name}
          </Text>
          {email}
        </Menu.Label>
        <PresenceItems />
        <Menu.Divider />
        <Menu.Item component={Link} to="/security" leftSection={<IconShieldLock size={15} aria-hidden />}>
          Sign-in and security
        </Menu.Item>
        <Menu.Item component={Link} to="/signatures" leftSection={<IconSignature size={15} aria-hidden />}>
          Signatures
        </Menu.Item>
        <Menu.Item component={Link} to="/notifications/preferences" leftSection={<IconBellCog size={15} aria-hidden />}>
          Notification preferences
        </Menu.Item>
        <PurposeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => leave().catch(notifyProblem)}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
