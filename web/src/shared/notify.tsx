import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { asProblem } from '@/api/problem';

const closeButtonProps = { 'aria-label': 'Dismiss' };

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', icon: <IconCheck size={16} />, withBorder: true, closeButtonProps });
}

/** For actions without a place of their own to show a problem; screens and forms use ProblemPanel. */
export function notifyProblem(error: unknown): void {
  const { title, detail, advice, code } = asProblem(error);
  notifications.show({
    title,
    message: [detail === title ? undefined : detail, advice, `(${code})`].filter(Boolean).join(' '),
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: 12_000,
    withBorder: true,
    role: 'alert',
    closeButtonProps,
  });
}
