import { Kbd } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { EmptyState } from '@/shared/EmptyState';

export function NothingOpen({ rows }: { rows: number }) {
  if (rows === 0) return null;
  return (
    <EmptyState icon={IconFileText} title="No fax is open">
      Choose one from the list, or move with <Kbd size="xs">j</Kbd> and <Kbd size="xs">k</Kbd> and open with{' '}
      <Kbd size="xs">Enter</Kbd>.
    </EmptyState>
  );
}
