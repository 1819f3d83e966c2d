import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Mark } from '@/shared/Mark';

/** The frame of every screen before the application itself. */
export function EntryCard({ title, subtitle, children }: { title: string; subtitle?: string; children: ReactNode }) {
  return (
    <main className="dw-centered dw-entry">
      <Paper className="dw-entry-card" p="xl" withBorder>
        <Group gap="sm" mb="lg" wrap="nowrap">
          <Mark size={34} />
          <div>
            <Title order={1}>{title}</Title>
            {subtitle && (
              <Text size="sm" c="dimmed">
                {subtitle}
              </Text>
            )}
          </div>
        </Group>
        {children}
      </Paper>
    </main>
  );
}
