import { Button, Group, Menu, Modal, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { formatWhen } from '@/shared/format';
import { snoozeTimes } from './snoozeTimes';

interface Props {
  target: ReactNode;
  onChoose: (until: string) => void;
}

/** Until when something is put aside. */
export function SnoozeMenu({ target, onChoose }: Props) {
  const [choosing, setChoosing] = useState(false);
  const [text, setText] = useState('');
  const choose = (event: FormEvent) => {
    event.preventDefault();
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) return;
    setChoosing(false);
    onChoose(at.toISOString());
  };
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Put aside until</Menu.Label>
          {snoozeTimes(new Date()).map(({ label, at }) => (
            <Menu.Item
              key={label}
              onClick={() => onChoose(at.toISOString())}
              rightSection={
                <Text size="xs" c="dimmed">
                  {formatWhen(at.toISOString())}
                </Text>
              }
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setChoosing(true)}>Another time…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={choosing} onClose={() => setChoosing(false)} title="Put aside until" size="xs">
        <form onSubmit={choose}>
          <TextInput
            type="datetime-local"
            label="Day and time"
            data-autofocus
            required
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="md">
            <Button type="submit" disabled={!text}>
              Put aside
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
