import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { newIdempotencyKey, request } from '@/api/http';
import { keys } from '@/api/keys';
import type { RecordRow, RecordType } from '@/api/types';
import { ProblemPanel } from '@/shared/ProblemPanel';

const graces = [
  { value: 'PT24H', label: '24 hours' },
  { value: 'PT1H', label: '1 hour' },
  { value: 'PT0S', label: 'not at all' },
];

/** Gives an API key a new secret; the old one works a while longer, so that programs can be changed over. */
export function RotateKey({
  type,
  row,
  onRotated,
}: {
  type: RecordType;
  row: RecordRow;
  onRotated: (row: RecordRow) => void;
}) {
  const queries = useQueryClient();
  const [grace, setGrace] = useState('PT24H');
  const rotate = useMutation({
    mutationFn: () =>
      request<RecordRow>('POST', `${type.path}/${encodeURIComponent(row.id)}/rotate`, {
        body: { grace },
        headers: { 'Idempotency-Key': newIdempotencyKey() },
      }),
    onSuccess: (rotated) => {
      void queries.invalidateQueries({ queryKey: keys.recordLists(type.type) });
      void queries.invalidateQueries({ queryKey: keys.record(type.type, row.id) });
      onRotated(rotated);
    },
  });
  return (
    <Alert color="gray" title="New secret" mx="md" mb="md">
      <Text size="sm">Replaces the secret of this key. Name, scopes and limits stay.</Text>
      <Group align="end" gap="xs" mt="xs">
        <Select
          label="The old one works"
          w={150}
          allowDeselect={false}
          data={graces}
          value={grace}
          onChange={(value) => setGrace(value ?? 'PT24H')}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={rotate.isPending}
          onClick={() => rotate.mutate()}
        >
          Rotate
        </Button>
      </Group>
      {rotate.error && <ProblemPanel error={rotate.error} />}
    </Alert>
  );
}
