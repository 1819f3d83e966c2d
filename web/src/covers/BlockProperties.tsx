import { Button, Group, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { type Block, blockName, fields, moved, resized } from './design';

interface Props {
  block: Block;
  onChange: (block: Block) => void;
  onDelete: () => void;
  /** Over all others. */
  onForward: () => void;
}

/** The chosen block in words and numbers. */
export function BlockProperties({ block, onChange, onDelete, onForward }: Props) {
  const number = (value: string | number, before: number) => (typeof value === 'number' ? value : before);
  return (
    <Stack gap="xs" component="section" aria-label="The chosen block" className="dw-block-form">
      <Text size="sm" fw={600}>
        {blockName(block)}
      </Text>
      {block.kind === 'text' && (
        <>
          <Textarea
            label="Text"
            autosize
            minRows={1}
            maxRows={8}
            maxLength={2000}
            value={block.text ?? ''}
            onChange={(event) => onChange({ ...block, text: event.currentTarget.value })}
          />
          <Group gap="sm" align="end">
            <Select
              label="Add a field"
              placeholder="Choose"
              data={fields.map(({ name, label }) => ({ value: name, label }))}
              value={null}
              onChange={(name) => name && onChange({ ...block, text: `${block.text ?? ''}{{${name}}}` })}
            />
            <NumberInput
              label="Size (pt)"
              w={90}
              min={6}
              max={96}
              clampBehavior="strict"
              value={block.size ?? 11}
              onChange={(value) => onChange({ ...block, size: Math.round(number(value, 11)) })}
            />
            <SegmentedControl
              size="xs"
              aria-label="Aligned"
              value={block.align ?? 'left'}
              onChange={(align) => onChange({ ...block, align: align as Block['align'] })}
              data={[
                { value: 'left', label: 'Left' },
                { value: 'center', label: 'Centre' },
                { value: 'right', label: 'Right' },
              ]}
            />
          </Group>
        </>
      )}
      <Select
        label="Only when there is"
        placeholder="Always"
        clearable
        data={fields.map(({ name, label }) => ({ value: name, label }))}
        value={block.shown_with ?? null}
        onChange={(name) => onChange({ ...block, shown_with: name })}
      />
      <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="xs">
        <NumberInput
          label="Left (mm)"
          step={0.5}
          value={block.x}
          onChange={(value) => onChange(moved(block, number(value, block.x) - block.x, 0))}
        />
        <NumberInput
          label="Top (mm)"
          step={0.5}
          value={block.y}
          onChange={(value) => onChange(moved(block, 0, number(value, block.y) - block.y))}
        />
        <NumberInput
          label="Width (mm)"
          step={0.5}
          value={block.w}
          onChange={(value) => onChange(resized(block, number(value, block.w) - block.w, 0))}
        />
        <NumberInput
          label="Height (mm)"
          step={0.5}
          value={block.h}
          onChange={(value) => onChange(resized(block, 0, number(value, block.h) - block.h))}
        />
      </SimpleGrid>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onForward}>
          To the front
        </Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={onDelete}>
          Take it away
        </Button>
      </Group>
    </Stack>
  );
}
