import { Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  icon: Icon;
  title: string;
  /** What the reader can do about it. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <Stack align="center" justify="center" gap={6} p="xl" h="100%" mih={220} className="dw-empty">
      <Icon size={30} stroke={1.3} aria-hidden />
      <Text fw={600}>{title}</Text>
      {children && (
        <Text size="sm" c="dimmed" ta="center" maw={360}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
