import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCopied } from '@/shared/CopyText';

/** Shown once, after they were made. */
export function RecoveryCodesPanel({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const [copied, copy] = useCopied();
  return (
    <Stack gap="sm">
      <Text size="sm">
        If you lose your phone or key, one of these lets you in instead. Each works once. Print them or keep them where
        you keep passwords; they are shown only now.
      </Text>
      <Code block className="dw-recovery-codes" aria-label="Recovery codes">
        {codes.join('\n')}
      </Code>
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          onClick={() => copy(codes.join('\n'))}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button onClick={onKept}>I have kept them</Button>
      </Group>
    </Stack>
  );
}
