import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import type { FaxTag } from '@/api/types';
import { collectionOf } from '@/shell/navigation';
import { useRecordTypes } from '@/shell/useRecordTypes';

const most = 200;

/** The organisation's own tags, by name; empty until they are known. */
export function useTags(): FaxTag[] {
  const { types } = useRecordTypes();
  const type = types.find((known) => collectionOf(known) === 'fax-tags');
  const { data } = useQuery({
    queryKey: keys.recordList('fax_tag', { limit: most }),
    queryFn: () => listRecords(type!, { limit: most }),
    enabled: Boolean(type?.permissions.read),
    staleTime: 60_000,
  });
  return (data?.data ?? [])
    .map((tag) => ({ id: tag.id, name: String(tag.name ?? ''), color: String(tag['color'] ?? 'gray') }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The color is a dot, so that the name can be read on every ground. */
export function TagDot({ color }: { color: string }) {
  return <span className="dw-tag-dot" style={{ background: `var(--mantine-color-${color}-6)` }} aria-hidden />;
}

export function TagChip({ tag, children }: { tag: FaxTag; children?: ReactNode }) {
  return (
    <span className="dw-tag">
      <TagDot color={tag.color} />
      {tag.name}
      {children}
    </span>
  );
}
