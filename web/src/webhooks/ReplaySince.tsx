import { Button, Checkbox, Group, Popover, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';

const spans = [
  { value: '1', label: 'the last hour' },
  { value: '24', label: 'the last day' },
  { value: '72', label: 'the last three days' },
  { value: '168', label: 'the last week' },
  { value: '720', label: 'the last 30 days' },
];

/** Chooses from when on everything is delivered again. */
export function ReplaySince({
  disabled,
  onReplay,
}: {
  disabled: boolean;
  onReplay: (since: string, deadOnly: boolean) => void;
}) {
  const [opened, { close, toggle }] = useDisclosure();
  const [hours, setHours] = useState('24');
  const [deadOnly, setDeadOnly] = useState(true);
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRepeat size={15} aria-hidden />}
          disabled={disabled}
          onClick={toggle}
        >
          Replay
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Replay">
        <Select
          size="xs"
          label="Deliver again what happened in"
          data={spans}
          value={hours}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => setHours(value ?? '24')}
        />
        <Checkbox
          mt="xs"
          size="xs"
          label="Only what was given up"
          checked={deadOnly}
          onChange={(event) => setDeadOnly(event.currentTarget.checked)}
        />
        <Group justify="flex-end" mt="sm">
          <Button
            size="xs"
            onClick={() => {
              close();
              onReplay(new Date(Date.now() - Number(hours) * 3_600_000).toISOString(), deadOnly);
            }}
          >
            Deliver again
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
