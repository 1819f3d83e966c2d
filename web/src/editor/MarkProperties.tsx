import { ActionIcon, Group, NumberInput, Select, Text, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Signature } from '@/api/versions';
import { type Placed, words } from './marks';

const colors = [
  { value: '#1d4ed8', label: 'Blue' },
  { value: '#111827', label: 'Black' },
  { value: '#dc2626', label: 'Red' },
  { value: '#15803d', label: 'Green' },
  { value: '#facc15', label: 'Yellow' },
];
const colored = new Set(['text', 'date', 'highlight', 'underline', 'ink', 'check', 'cross']);

interface Props {
  mark: Placed;
  signatures: Signature[];
  onChange: (mark: Placed) => void;
  onRemove: () => void;
}

/** What of the selected mark can be changed. */
export function MarkProperties({ mark, signatures, onChange, onRemove }: Props) {
  return (
    <Group className="dw-mark-properties" gap="sm" align="flex-end" role="group" aria-label="Selected mark">
      <Text size="sm" fw={600}>
        {words[mark.type]}
      </Text>
      {mark.type === 'text' && (
        <Textarea
          key={mark.id}
          label="Text"
          autoFocus
          autosize
          minRows={1}
          maxRows={4}
          maxLength={2000}
          value={mark.text ?? ''}
          onChange={(event) => onChange({ ...mark, text: event.currentTarget.value })}
          className="dw-mark-words"
        />
      )}
      {(mark.type === 'text' || mark.type === 'date') && (
        <NumberInput
          label="Size"
          w={80}
          min={4}
          max={144}
          value={mark.size ?? 12}
          onChange={(size) => typeof size === 'number' && onChange({ ...mark, size })}
        />
      )}
      {colored.has(mark.type) && (
        <Select
          label="Color"
          w={110}
          data={colors}
          value={
            mark.color ?? (mark.type === 'highlight' ? '#facc15' : mark.type === 'underline' ? '#dc2626' : '#1d4ed8')
          }
          allowDeselect={false}
          onChange={(color) => color && onChange({ ...mark, color })}
        />
      )}
      {(mark.type === 'stamp' || mark.type === 'signature') && (
        <NumberInput
          label="Turned (degrees)"
          w={130}
          min={-180}
          max={180}
          step={5}
          value={mark.rotation ?? 0}
          onChange={(rotation) => typeof rotation === 'number' && onChange({ ...mark, rotation })}
        />
      )}
      {mark.type === 'signature' && signatures.length > 1 && (
        <Select
          label="Signature"
          w={180}
          data={signatures.map(({ id, name }) => ({ value: id, label: name }))}
          value={mark.signature_id}
          allowDeselect={false}
          onChange={(id) => id && onChange({ ...mark, signature_id: id })}
        />
      )}
      <ActionIcon aria-label="Remove this mark" color="red" onClick={onRemove} mb={4}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}
