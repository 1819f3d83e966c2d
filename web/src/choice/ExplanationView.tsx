import { Badge, Progress, ScrollArea, Table, Text } from '@mantine/core';
import type { Candidate, Explanation } from './api';
import { refusalLabel, wishLabel } from './words';

/** Every carrier that was considered: why it was chosen, why it came later, why it was refused. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  return (
    <>
      <Text fw={600} mb="xs">
        {explanation.sentence}
      </Text>
      {explanation.considered.length > 0 && (
        <ScrollArea type="auto">
          <Table className="dw-table dw-table-still" verticalSpacing={8} aria-label="Carriers considered">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Carrier</Table.Th>
                <Table.Th>Result</Table.Th>
                <Table.Th>Points of 100</Table.Th>
                <Table.Th>Cost</Table.Th>
                <Table.Th>Why</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {explanation.considered.map((candidate, index) => (
                <CandidateRow
                  key={candidate.id}
                  candidate={candidate}
                  place={index + 1}
                  chosen={candidate.id === explanation.chosen}
                />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </>
  );
}

function CandidateRow({ candidate, place, chosen }: { candidate: Candidate; place: number; chosen: boolean }) {
  const { refusal, score, wanted } = candidate;
  return (
    <Table.Tr>
      <Table.Td data-label="Carrier">
        <Text size="sm" fw={chosen ? 700 : 500} component="span">
          {candidate.name}
        </Text>{' '}
        <Text size="xs" c="dimmed" component="span">
          {candidate.kind === 'trunk' ? 'trunk' : 'account'}
        </Text>
      </Table.Td>
      <Table.Td data-label="Result">
        {refusal ? (
          <Badge color="red">Refused: {refusalLabel(refusal)}</Badge>
        ) : (
          <Badge color={chosen ? 'teal' : 'gray'}>{chosen ? 'Chosen' : `Next, ${place}.`}</Badge>
        )}
        {wanted && (
          <Text size="xs" mt={2}>
            Moved forward: {wishLabel(wanted)}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label="Points" miw={170}>
        {score ? (
          <>
            <Text size="sm">{score.total}</Text>
            <Progress.Root size="sm" maw={200} aria-hidden>
              <Progress.Section value={score.health} color="teal" />
              <Progress.Section value={score.cost} color="wing" />
              <Progress.Section value={score.priority} color="orange" />
            </Progress.Root>
            <Text size="xs" c="dimmed">
              health {score.health} · cost {score.cost} · priority {score.priority}
            </Text>
          </>
        ) : (
          '–'
        )}
      </Table.Td>
      <Table.Td data-label="Cost">
        {candidate.cost === null || candidate.cost === undefined
          ? '–'
          : `${candidate.cost} ${candidate.currency ?? ''}`}
      </Table.Td>
      <Table.Td data-label="Why" className="dw-wraps">
        <Text size="sm" component="span">
          {candidate.sentence}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
