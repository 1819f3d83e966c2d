import { Alert, Badge, Table, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconFirstAidKit, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { type ActRights, peopleKeys, rightsOf } from '@/api/people';
import { humanize } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { ScreenLoading } from '@/shared/ScreenLoading';
import { When } from '@/shared/When';
import { WhyPanel } from './WhyPanel';

const acts = ['read', 'create', 'update', 'delete'];

/** What somebody may do with each record type. Each cell answers why, down to one record and field. */
export function EffectivePermissions({ personId }: { personId: string }) {
  const [asked, setAsked] = useState<{ recordType: string; act: string } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: peopleKeys.rights(personId),
    queryFn: () => rightsOf(personId),
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <ScreenLoading />;
  return (
    <>
      {data.emergencies.map((emergency) => (
        <Alert
          key={emergency.until}
          color="orange"
          icon={<IconFirstAidKit size={18} />}
          title="Break-glass is in force"
        >
          Reads health records{emergency.record_type ? ` (${emergency.record_type})` : ''} until{' '}
          <When at={emergency.until} />.
        </Alert>
      ))}
      <Text size="sm" c="dimmed" mb="xs">
        {data.healthcare
          ? 'Healthcare mode: health records also ask for a healthcare role.'
          : 'Pick a cell to see which rule decides.'}
      </Text>
      <div className="dw-scroll-x">
        <Table className="dw-rights" verticalSpacing={6} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Records</Table.Th>
              {acts.map((act) => (
                <Table.Th key={act}>{humanize(act)}</Table.Th>
              ))}
              <Table.Th>More</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.record_types.map((type) => (
              <Table.Tr key={type.record_type}>
                <Table.Th scope="row">
                  {type.label}{' '}
                  {type.phi && data.healthcare && (
                    <Badge size="xs" color="orange" variant="light">
                      health
                    </Badge>
                  )}
                </Table.Th>
                {acts.map((act) => (
                  <Table.Td key={act}>
                    <Cell
                      rights={type.acts.find((known) => known.act === act)}
                      about={`${humanize(act)} ${type.label}`}
                      onAsk={() => setAsked({ recordType: type.record_type, act })}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  {type.acts
                    .filter(({ act }) => !acts.includes(act))
                    .map((verb) => (
                      <Cell
                        key={verb.act}
                        rights={verb}
                        label={humanize(verb.act)}
                        about={`${humanize(verb.act)} ${type.label}`}
                        onAsk={() => setAsked({ recordType: type.record_type, act: verb.act })}
                      />
                    ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {asked && (
        <WhyPanel
          key={`${asked.recordType}/${asked.act}`}
          personId={personId}
          recordType={asked.recordType}
          act={asked.act}
          label={data.record_types.find(({ record_type }) => record_type === asked.recordType)?.label ?? ''}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface CellProps {
  rights: ActRights | undefined;
  about: string;
  label?: string;
  onAsk: () => void;
}

function Cell({ rights, about, label, onAsk }: CellProps) {
  if (!rights) return null;
  const limits = [
    ...(rights.scopes.includes('all') ? [] : rights.scopes),
    ...(rights.own_patients_only ? ['own patients'] : []),
    ...(rights.hidden_fields.length > 0 ? [`without ${rights.hidden_fields.length} fields`] : []),
    ...(rights.organizations > 0 ? [`in ${rights.organizations} more organisations`] : []),
  ].join(', ');
  return (
    <UnstyledButton
      className="dw-right"
      data-allowed={rights.allowed || undefined}
      onClick={onAsk}
      aria-label={`${about}: ${rights.allowed ? `allowed${limits ? `, ${limits}` : ''}` : 'not allowed'}. Why?`}
      title={rights.rule}
    >
      {rights.allowed ? <IconCheck size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
      {label && <span>{label}</span>}
      {rights.allowed && limits && <small>{limits}</small>}
    </UnstyledButton>
  );
}
