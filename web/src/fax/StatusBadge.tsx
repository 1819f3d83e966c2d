import { Badge, Tooltip } from '@mantine/core';
import { statusInfo } from './status';

export function StatusBadge({ status, explain = false }: { status: string; explain?: boolean }) {
  const { label, color, meaning } = statusInfo(status);
  const badge = (
    <Badge color={color} className="dw-badge" tabIndex={explain ? 0 : undefined}>
      {label}
    </Badge>
  );
  return explain && meaning ? <Tooltip label={meaning}>{badge}</Tooltip> : badge;
}
