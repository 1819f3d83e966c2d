import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { getQueue, pauseQueue, resumeQueue } from '@/api/queue';
import { useReferenceTitles } from '@/records/useReference';
import { useOwnNumbers } from '@/send/useOwnNumbers';
import { useSession } from '@/session/SessionContext';
import { formatNumber } from '@/shared/format';
import { notifyProblem } from '@/shared/notify';

const queueKey = ['fax-queue'];
const everySeconds = 15;

/** How many faxes wait, and whether something is held; administrators pause and resume. */
export function QueueBar() {
  const { can } = useSession();
  const queries = useQueryClient();
  const own = useOwnNumbers();
  const labels = useReferenceTitles('fax_number');
  const { data } = useQuery({ queryKey: queueKey, queryFn: getQueue, refetchInterval: everySeconds * 1000 });
  if (!data) return null;
  const act = (change: Promise<unknown>) =>
    change.then(() => void queries.invalidateQueries({ queryKey: queueKey }), notifyProblem);
  const name = (id: string) => {
    const number = own.find((one) => one.id === id);
    return number ? formatNumber(number.number) : (labels.get(id) ?? 'a number');
  };
  const admin = can('admin');
  const unpaused = own.filter(({ id }) => !data.pauses.some((pause) => pause.number_id === id));
  return (
    <div className="dw-queue" role="group" aria-label="Outgoing queue">
      <Group gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {data.waiting} waiting · {data.sending} being sent · {data.scheduled} for later
        </Text>
        {admin && !data.paused && (
          <Menu position="bottom-end" width={230}>
            <Menu.Target>
              <Button size="compact-xs" variant="default" leftSection={<IconPlayerPause size={12} aria-hidden />}>
                Pause
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void act(pauseQueue(null))}>Everything</Menu.Item>
              {own.length > 1 && unpaused.length > 0 && <Menu.Label>From one number</Menu.Label>}
              {own.length > 1 &&
                unpaused.map(({ id, number }) => (
                  <Menu.Item key={id} onClick={() => void act(pauseQueue(id))}>
                    {formatNumber(number)}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      {data.pauses.map((pause) => (
        <Alert key={pause.number_id ?? 'all'} color="orange" p={8} mt={6}>
          <Group gap="xs" justify="space-between">
            <Text size="sm">
              {pause.number_id ? `Nothing is sent from ${name(pause.number_id)}` : 'Nothing is sent'}: paused by{' '}
              {pause.paused_by}
            </Text>
            {admin && (
              <Button
                size="compact-xs"
                leftSection={<IconPlayerPlay size={12} aria-hidden />}
                onClick={() => void act(resumeQueue(pause.number_id ?? null))}
              >
                Resume
              </Button>
            )}
          </Group>
        </Alert>
      ))}
    </div>
  );
}
