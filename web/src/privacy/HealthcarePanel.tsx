import { Alert, Anchor, Badge, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useSession } from '@/session/SessionContext';
import { confirm } from '@/shared/confirm';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { changeMode, getStatus, type PrivacyStatus, privacyKeys } from './api';

/** The mode, the agreement it needs, and what stands in the way of leaving it. */
export function HealthcarePanel() {
  const { data, error, isPending, refetch } = useQuery({ queryKey: privacyKeys.status, queryFn: getStatus });
  if (isPending) return <ScreenLoading />;
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data.warning && (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />} title={data.warning} mb="md" maw={700}>
          <Anchor component={Link} to="/baas">
            See the agreements
          </Anchor>
        </Alert>
      )}
      <div className="dw-cards">
        <Mode status={data} />
        <section className="dw-card" aria-label="Business associate agreement">
          <Title order={2}>Business associate agreement</Title>
          <Text size="sm" mt={6}>
            {data.agreement_in_force
              ? `With ${data.agreement_with ?? 'the operator'}, ${data.agreement_until ? `until ${data.agreement_until}` : 'without end'}.`
              : 'None with the operator is in force. Healthcare mode needs one.'}
          </Text>
          <Button component={Link} to="/baas" variant="default" mt="sm">
            Agreements
          </Button>
        </section>
        <section className="dw-card" aria-label="Legal holds">
          <Title order={2}>Legal holds</Title>
          <Text size="sm" mt={6}>
            What is under a hold can’t be deleted or erased until the hold is released.
          </Text>
          <Button component={Link} to="/legal-holds" variant="default" mt="sm">
            Legal holds
          </Button>
        </section>
      </div>
    </>
  );
}

function Mode({ status }: { status: PrivacyStatus }) {
  const queries = useQueryClient();
  const { can } = useSession();
  const healthcare = status.mode === 'medxfax';
  const change = useMutation({
    mutationFn: (mode: PrivacyStatus['mode']) => changeMode(mode),
    onSuccess: () => {
      notifyDone('The mode is changed');
      void queries.invalidateQueries();
    },
  });
  const ask = async () => {
    const sure = await confirm({
      title: healthcare ? 'Leave healthcare mode?' : 'Switch to healthcare mode?',
      text: healthcare
        ? 'The stricter rules no longer hold.'
        : 'Stricter rules hold from now on, and the mode can’t be left while health information is stored.',
      yes: healthcare ? 'Leave it' : 'Switch',
      danger: healthcare,
    });
    if (sure) change.mutate(healthcare ? 'dartwing' : 'medxfax');
  };
  return (
    <section className="dw-card" aria-label="Healthcare mode">
      <Group gap={8}>
        <Title order={2}>Healthcare mode</Title>
        <Badge color={healthcare ? 'teal' : 'gray'}>{healthcare ? 'on' : 'off'}</Badge>
      </Group>
      <Text size="sm" mt={6}>
        {healthcare
          ? 'Rules of the HIPAA edition hold: shorter sessions, exports only when an owner allows them.'
          : 'For organisations that handle protected health information.'}
      </Text>
      {status.phi_stored.length > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          Stored now: {status.phi_stored.join(', ')}.{healthcare && ' The mode can’t be left while they are.'}
        </Text>
      )}
      {can('organization:own') && (
        <Button variant="default" mt="sm" loading={change.isPending} onClick={() => void ask()}>
          {healthcare ? 'Leave healthcare mode' : 'Switch to healthcare mode'}
        </Button>
      )}
      {change.error && <ProblemPanel error={change.error} />}
    </section>
  );
}
