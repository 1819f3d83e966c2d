import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asProblem } from '@/api/problem';
import { CopyText } from './CopyText';

interface Props {
  error: unknown;
  onRetry?: () => void;
  retryLabel?: string;
  /** Field errors that a form already shows at their fields. */
  hideFields?: readonly string[];
}

/** The one way a failure is shown: what happened, what to do, and what to quote to support. */
export function ProblemPanel({ error, onRetry, retryLabel = 'Try again', hideFields }: Props) {
  const problem = asProblem(error);
  const left = problem.errors?.filter(({ field }) => !hideFields?.includes(field.split(/[.[]/)[0] ?? field));
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={problem.title} role="alert">
      {problem.detail && problem.detail !== problem.title && <Text size="sm">{problem.detail}</Text>}
      {problem.advice && (
        <Text size="sm" fw={500}>
          {problem.advice}
        </Text>
      )}
      {left && left.length > 0 && (
        <ul className="dw-field-errors">
          {left.map(({ field, message }) => (
            <li key={field + message}>
              <Code>{field}</Code> {message}
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs" mt="xs">
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {retryLabel}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {problem.code}
        </Text>
        {problem.instance && <CopyText value={problem.instance} label="trace id" labelled />}
      </Group>
    </Alert>
  );
}
