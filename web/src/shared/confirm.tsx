import { Button, Group, Modal, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';

interface Question {
  title: string;
  text: string;
  yes: string;
  danger?: boolean;
}

interface Asked extends Question {
  answer: (sure: boolean) => void;
}

let asked: Asked | null = null;
let open = false;
const listeners = new Set<() => void>();

function change(): void {
  for (const listener of listeners) listener();
}

function settle(sure: boolean): void {
  if (!open) return;
  open = false;
  asked?.answer(sure);
  change();
}

/** Asks before what can't be taken back. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    if (open) settle(false);
    asked = { ...question, answer: resolve };
    open = true;
    change();
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Stands once in the shell. */
export function ConfirmDialog() {
  const question = useSyncExternalStore(subscribe, () => asked);
  const opened = useSyncExternalStore(subscribe, () => open);
  return (
    <Modal opened={opened} onClose={() => settle(false)} title={question?.title} centered size="sm">
      <Text size="sm">{question?.text}</Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => settle(false)}>
          Not now
        </Button>
        <Button color={question?.danger ? 'red' : undefined} onClick={() => settle(true)} data-autofocus>
          {question?.yes}
        </Button>
      </Group>
    </Modal>
  );
}
