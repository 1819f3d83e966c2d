import { Anchor } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '@/shared/EmptyState';

export default function NotFound() {
  return (
    <EmptyState
      icon={IconMapQuestion}
      title="There is nothing at this address"
      action={
        <Anchor component={Link} to="/" size="sm">
          Go to the start
        </Anchor>
      }
    >
      The link may be old, or you may lack the permission to see it.
    </EmptyState>
  );
}
