import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { categoryLabel, percent, useCategories } from '@/fax/categories';
import { useSession } from '@/session/SessionContext';
import { plural } from '@/shared/format';
import { notifyDone } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { categoryLearning, type CategoryModel, type Learning, type Lessons, train, useModel } from './api';

/** Who judges faxes: the shipped model, or what was learned from corrections. */
export default function CategoryLearning() {
  const { can } = useSession();
  return can('admin') ? <Summary /> : null;
}

function Summary() {
  const [open, setOpen] = useState(false);
  const learning = useQuery({
    queryKey: keys.categoryLearning,
    queryFn: categoryLearning,
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === 'training') ? 2000 : false),
  });
  if (!learning.data) return learning.error ? <ProblemPanel error={learning.error} /> : null;
  const used = learning.data.data.find((model) => model.in_use);
  return (
    <div className="dw-filterbar" role="group" aria-label="Learning from corrections">
      <Group gap="xs">
        <Text size="sm">
          {used
            ? `Faxes are judged by what was learned from ${plural(used.corrections ?? 0, 'correction')}.`
            : 'Faxes are judged by the shipped model.'}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSchool size={15} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          Accuracy and learning…
        </Button>
      </Group>
      <Modal opened={open} onClose={() => setOpen(false)} title="How well categories are told" size="lg">
        <Details learning={learning.data} />
      </Modal>
    </div>
  );
}

function Details({ learning: { data, lessons } }: { learning: Learning }) {
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: keys.categoryLearning });
  const learn = useMutation({ mutationFn: train, onSettled: renew });
  const choose = useMutation({
    mutationFn: useModel,
    onSuccess: (_, id) => notifyDone(id ? 'Used for faxes from now on' : 'The shipped model judges from now on'),
    onSettled: renew,
  });
  const training = data.some(({ status }) => status === 'training');
  const few = lessons.corrections < lessons.fewest;
  const used = data.find((model) => model.in_use);
  return (
    <Stack gap="md">
      <Text size="sm">{soFar(lessons)}</Text>
      <Confusions lessons={lessons} />
      <Group gap="xs">
        <Button size="xs" disabled={few} loading={training || learn.isPending} onClick={() => learn.mutate()}>
          {training ? 'Learning' : 'Learn now'}
        </Button>
        {used && (
          <Button size="xs" variant="default" loading={choose.isPending} onClick={() => choose.mutate(null)}>
            Back to the shipped model
          </Button>
        )}
      </Group>
      {few && (
        <Text size="sm" c="dimmed">
          {`At least ${lessons.fewest} faxes are needed whose category a person set or confirmed. Do that in a fax, under its category.`}
        </Text>
      )}
      {learn.error && <ProblemPanel error={learn.error} />}
      {choose.error && <ProblemPanel error={choose.error} />}
      {data.length > 0 && (
        <Table.ScrollContainer minWidth={520}>
          <Table aria-label="What was learned">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Learned</Table.Th>
                <Table.Th ta="right">From</Table.Th>
                <Table.Th ta="right">Right before</Table.Th>
                <Table.Th ta="right">Right after</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.slice(0, 10).map((model) => (
                <ModelRow key={model.id} model={model} busy={choose.isPending} onUse={() => choose.mutate(model.id)} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Text size="xs" c="dimmed">
        Before: the shipped model. After: measured on corrections that were left out of learning. What was learned stays
        in this organisation.
      </Text>
    </Stack>
  );
}

function soFar({ judged, looked, corrections, fresh }: Lessons): string {
  const seen = `${plural(judged, 'fax', 'faxes')} of the last 90 days got a category; people looked at ${looked} of them.`;
  if (corrections === 0) return `${seen} Nothing was corrected or confirmed yet.`;
  return `${seen} There ${corrections === 1 ? 'is 1 correction' : `are ${corrections} corrections`} to learn from, ${fresh} of them new.`;
}

function Confusions({ lessons }: { lessons: Lessons }) {
  const known = useCategories();
  const rows = lessons.confusions.filter(({ taken, category }) => taken !== category);
  const confirmed = lessons.confusions
    .filter(({ taken, category }) => taken === category)
    .reduce((sum, { faxes }) => sum + faxes, 0);
  if (lessons.confusions.length === 0) return null;
  return (
    <Stack gap={4}>
      {confirmed > 0 && <Text size="sm">{`${plural(confirmed, 'guess', 'guesses')} confirmed.`}</Text>}
      {rows.length > 0 && (
        <Table aria-label="Corrected">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>It was taken for</Table.Th>
              <Table.Th>It is</Table.Th>
              <Table.Th ta="right">Faxes</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, 10).map(({ taken, category, faxes }) => (
              <Table.Tr key={`${taken ?? ''} ${category}`}>
                <Table.Td>{taken ? categoryLabel(taken, known) : 'No category'}</Table.Td>
                <Table.Td>{categoryLabel(category, known)}</Table.Td>
                <Table.Td ta="right">{faxes}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function ModelRow({ model, busy, onUse }: { model: CategoryModel; busy: boolean; onUse: () => void }) {
  const { status, before, after } = model;
  return (
    <Table.Tr>
      <Table.Td>
        <When at={model.started_at} full />
        <Text size="xs" c="dimmed">
          {status === 'training' ? 'at work' : status === 'failed' ? model.problem : `asked for by ${model.asked_by}`}
        </Text>
      </Table.Td>
      <Table.Td ta="right">{model.corrections ?? ''}</Table.Td>
      <Table.Td ta="right">{before ? percent(before.right) : ''}</Table.Td>
      <Table.Td ta="right">
        {after ? percent(after.right) : ''}
        {model.better === false && (
          <Text size="xs" c="dimmed">
            not better
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {model.in_use ? (
          <Text size="sm">in use</Text>
        ) : model.kept ? (
          <Button size="compact-xs" variant="subtle" disabled={busy} onClick={onUse}>
            Use it
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}
