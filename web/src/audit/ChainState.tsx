import { Alert, Button, Group, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { auditState, verifyAudit } from '@/api/audit';
import { keys } from '@/api/keys';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';

/** How long the chain is, up to where it was signed, and whether it is whole. */
export function ChainState() {
  const state = useQuery({ queryKey: keys.auditState, queryFn: auditState });
  const check = useMutation({ mutationFn: verifyAudit, onSuccess: () => void state.refetch() });
  const found = check.data;
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Text size="xs" c="dimmed">
          {state.data && (
            <>
              {state.data.entries.toLocaleString()} entries
              {state.data.anchored_at && (
                <>
                  , signed up to {state.data.anchored_sequence?.toLocaleString()} at{' '}
                  <When at={state.data.anchored_at} full /> by key {state.data.key_id}
                </>
              )}
            </>
          )}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconShieldCheck size={14} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          Verify the chain
        </Button>
      </Group>
      {check.error && <ProblemPanel error={check.error} onRetry={() => check.mutate()} />}
      {found?.status === 'intact' && (
        <Alert color="teal" icon={<IconShieldCheck size={18} />} title="The audit is whole" role="status">
          All {found.entries?.toLocaleString()} entries fit; {found.anchors?.toLocaleString()} signed ends were found
          again.
        </Alert>
      )}
      {found?.status === 'broken' && (
        <Alert color="red" icon={<IconShieldX size={18} />} title="The audit was tampered with" role="alert">
          Entry {found.broken_sequence?.toLocaleString()}: {found.reason}. Keep the database as it is and tell your
          operator.
        </Alert>
      )}
    </>
  );
}
