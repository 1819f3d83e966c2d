import { Badge, Group, Progress, ScrollArea, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { humanize } from '@/shared/format';
import { useTitle } from '@/shared/useTitle';
import { getLimits, limitsKey, type LimitsView, type Rate } from './api';
import { EmergencySwitch } from './EmergencySwitch';

const scopes: Record<string, string> = { key: 'This key', person: 'You', organization: 'Organisation' };

/** How much may be done, how much is left, and the switch for emergencies. */
export default function LimitsPage() {
  useTitle('Limits');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: limitsKey,
    queryFn: getLimits,
    refetchInterval: 5_000,
  });
  if (isPending) return <ScreenLoading />;
  if (error) {
    return (
      <div className="dw-pad">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="dw-page dw-screen">
      <Group gap="sm" mb="sm">
        <Title order={1}>Limits</Title>
        <Badge color="wing">Tier: {humanize(data.tier)}</Badge>
      </Group>
      <EmergencySwitch override={data.override} />
      <Title order={2}>In use now</Title>
      <Usage view={data} />
      <Title order={2} mt="lg">
        Tiers
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        What an organisation may do together. The operator of the installation chooses the tier; each API key can have
        limits of its own.
      </Text>
      <Tiers view={data} />
    </div>
  );
}

function Usage({ view }: { view: LimitsView }) {
  return (
    <ScrollArea type="auto">
      <Table className="dw-table" verticalSpacing={8} aria-label="Limits in use">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th>Whose</Table.Th>
            <Table.Th>Per</Table.Th>
            <Table.Th>Left</Table.Th>
            <Table.Th>Full again in</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.limits.map((limit) => {
            const used = 100 - (100 * limit.remaining) / limit.limit;
            return (
              <Table.Tr key={`${limit.operation} ${limit.scope} ${limit.window}`}>
                <Table.Td data-label="What">{limit.label}</Table.Td>
                <Table.Td data-label="Whose">{scopes[limit.scope]}</Table.Td>
                <Table.Td data-label="Per">{limit.window}</Table.Td>
                <Table.Td data-label="Left" miw={180}>
                  <Text size="sm">
                    {limit.remaining.toLocaleString()} of {limit.limit.toLocaleString()}
                  </Text>
                  <Progress
                    value={used}
                    color={used > 90 ? 'red' : used > 70 ? 'orange' : 'wing'}
                    size="sm"
                    aria-label={`${limit.label} per ${limit.window}: used`}
                  />
                </Table.Td>
                <Table.Td data-label="Full again in">
                  {limit.reset_seconds === 0 ? 'full' : `${limit.reset_seconds.toLocaleString()} s`}
                </Table.Td>
              </Table.Tr>
            );
          })}
          {view.concurrency.map((limit) => (
            <Table.Tr key={`${limit.operation} at once`}>
              <Table.Td data-label="What">{limit.label}</Table.Td>
              <Table.Td data-label="Whose">Organisation</Table.Td>
              <Table.Td data-label="Per">at the same time</Table.Td>
              <Table.Td data-label="Left">at most {limit.limit.toLocaleString()}</Table.Td>
              <Table.Td />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

/** `10/s, 300/min` */
function rate({ per_second, per_minute, per_day, concurrent }: Rate): string {
  const parts = [
    per_second && `${per_second.toLocaleString()}/s`,
    per_minute && `${per_minute.toLocaleString()}/min`,
    per_day && `${per_day.toLocaleString()}/day`,
    concurrent && `${concurrent.toLocaleString()} at once`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'no limit';
}

function Tiers({ view }: { view: LimitsView }) {
  const tiers = Object.keys(view.tiers);
  return (
    <ScrollArea type="auto">
      <Table className="dw-table" verticalSpacing={8} aria-label="Tiers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            {tiers.map((tier) => (
              <Table.Th key={tier} aria-current={tier === view.tier ? 'true' : undefined}>
                {humanize(tier)}
                {tier === view.tier && ' (yours)'}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(view.operations).map(([operation, label]) => (
            <Table.Tr key={operation}>
              <Table.Td data-label="What">{label}</Table.Td>
              {tiers.map((tier) => (
                <Table.Td key={tier} data-label={humanize(tier)}>
                  {rate(view.tiers[tier]![operation]!)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
