import { Alert, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { liftLimits, limitsKey, type LimitsView, restoreLimits } from './api';

/** Lifts the limits for some hours, with a reason that stands in the audit. */
export function EmergencySwitch({ override }: { override: LimitsView['override'] }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState('1');
  const change = useMutation({
    mutationFn: async (lift: boolean) => {
      if (lift) await liftLimits(reason, `PT${hours}H`);
      else await restoreLimits();
    },
    onSuccess: (_, lift) => {
      setAsking(false);
      setReason('');
      notifyDone(lift ? 'The limits are lifted' : 'The limits hold again');
      void queries.invalidateQueries({ queryKey: limitsKey });
    },
  });
  if (override) {
    return (
      <Alert color="orange" icon={<IconUrgent size={18} />} title="The limits are lifted" mb="md" maw={700}>
        <Text size="sm">
          By {override.started_by}, until <When at={override.until} full />: {override.reason}
        </Text>
        <Button mt="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(false)}>
          End it now
        </Button>
        {change.error && <ProblemPanel error={change.error} />}
      </Alert>
    );
  }
  if (!asking) {
    return (
      <Button
        mb="md"
        variant="default"
        leftSection={<IconUrgent size={15} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Lift the limits for an emergency
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(true);
      }}
    >
      <Group align="end" gap="xs" mb="md">
        <TextInput
          label="Reason"
          description="It stands in the audit."
          required
          maxLength={300}
          w={320}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label="For"
          w={110}
          allowDeselect={false}
          data={['1', '2', '3', '4'].map((count) => ({ value: count, label: `${count} h` }))}
          value={hours}
          onChange={(value) => setHours(value ?? '1')}
        />
        <Button type="submit" color="orange" loading={change.isPending} disabled={!reason.trim()}>
          Lift the limits
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          Not now
        </Button>
      </Group>
      {change.error && <ProblemPanel error={change.error} />}
    </form>
  );
}
