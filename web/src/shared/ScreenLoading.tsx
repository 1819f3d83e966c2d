import { Center, Loader } from '@mantine/core';

export function ScreenLoading({ label = 'Loading' }: { label?: string }) {
  return (
    <Center h="100%" mih={200} role="status" aria-label={label}>
      <Loader size="sm" type="dots" />
    </Center>
  );
}
