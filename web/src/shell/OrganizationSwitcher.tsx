import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { humanize } from '@/shared/format';
import { notifyProblem } from '@/shared/notify';

export function OrganizationSwitcher() {
  const { session, switchTo } = useSession();
  const navigate = useNavigate();
  const { organization, organizations } = session;
  if (organizations.length < 2) {
    return (
      <div className="dw-organization">
        <Text size="sm" truncate title={organization.name}>
          {organization.name}
        </Text>
      </div>
    );
  }
  const choose = (id: string) => {
    if (id === organization.id) return;
    switchTo(id).then(() => navigate('/'), notifyProblem);
  };
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className="dw-organization" aria-label={`Organisation ${organization.name}, switch`}>
          <Text size="sm" truncate style={{ flex: 1 }}>
            {organization.name}
          </Text>
          <IconSelector size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Switch organisation</Menu.Label>
        {organizations.map(({ id, name, roles }) => (
          <Menu.Item
            key={id}
            onClick={() => choose(id)}
            rightSection={id === organization.id ? <IconCheck size={14} aria-label="current" /> : undefined}
          >
            {name}
            <Text size="xs" c="dimmed">
              {roles.map(humanize).join(', ')}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
