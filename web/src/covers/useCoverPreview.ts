import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { previewCover } from './api';
import type { Block } from './design';

const quietMillis = 500;

/** The server's drawing of a design, a little after it was last changed. */
export function useCoverPreview(blocks: Block[]) {
  const [settled] = useDebouncedValue(blocks, quietMillis);
  const { data, error, isFetching } = useQuery({
    queryKey: ['cover-preview', settled],
    queryFn: ({ signal }) => previewCover({ blocks: settled }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const url = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(
    () => () => {
      if (url) URL.revokeObjectURL(url);
    },
    [url],
  );
  return { url, error, busy: isFetching || settled !== blocks };
}
