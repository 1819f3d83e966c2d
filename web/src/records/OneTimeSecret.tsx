import { Alert, Button, Code, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import type { RecordRow, RecordType } from '@/api/types';
import { useCopied } from '@/shared/CopyText';
import { titleOf } from './schema';

const secrets: Record<string, { label: string; advice: string }> = {
  key: { label: 'API key', advice: 'Put it where the program reads its secrets. Whoever has it can act in its name.' },
  secret: {
    label: 'Signing secret',
    advice: 'Put it where your receiver reads its secrets. With it, the receiver checks that a delivery is ours.',
  },
  password: {
    label: 'One-time password',
    advice: 'Hand it over on a safe way. It has to be replaced at the first sign-in.',
  },
};

/** What a creation answers once and never again. */
export const onceShown = (row: RecordRow): string[] =>
  Object.keys(secrets).filter((name) => typeof row[name] === 'string' && row[name] !== '');

export function OneTimeSecret({ type, row, onDone }: { type: RecordType; row: RecordRow; onDone: () => void }) {
  return (
    <div className="dw-form">
      <Title order={2}>{titleOf(type, row)}</Title>
      {onceShown(row).map((name) => (
        <Secret key={name} value={String(row[name])} {...secrets[name]!} />
      ))}
      <Group justify="flex-end">
        <Button onClick={onDone}>I have kept it</Button>
      </Group>
    </div>
  );
}

export function Secret({ value, label, advice }: { value: string; label: string; advice: string }) {
  const [copied, copy] = useCopied();
  return (
    <Alert icon={<IconKey size={18} />} title={`${label}: shown only now`} role="status">
      <Text size="sm">{advice}</Text>
      <Group gap="xs" mt="xs" wrap="nowrap" align="stretch">
        <Code block className="dw-secret" aria-label={label}>
          {value}
        </Code>
        <Button
          variant="default"
          h="auto"
          leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          onClick={() => copy(value)}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </Group>
    </Alert>
  );
}
