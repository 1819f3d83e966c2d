import { Button, Code, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCopied } from '@/shared/CopyText';

/** The link of an invitation, for handing over where no mail is set up. Shown once. */
export function InvitationLink({ path }: { path: string }) {
  const [copied, copy] = useCopied();
  const link = window.location.origin + path;
  return (
    <>
      <Text size="sm">
        The mail holds this link. Hand it over yourself only if no mail is set up: whoever has it can accept. It is
        shown only now.
      </Text>
      <Group gap="xs" mt="xs" wrap="nowrap" align="stretch">
        <Code block className="dw-secret" aria-label="Invitation link">
          {link}
        </Code>
        <Button
          variant="default"
          h="auto"
          leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          onClick={() => copy(link)}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </Group>
    </>
  );
}
