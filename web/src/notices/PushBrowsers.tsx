import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconBellPlus, IconTrash } from '@tabler/icons-react';
import { keys } from '@/api/keys';
import { listPush, removePush } from '@/api/notices';
import { notifyDone, notifyProblem } from '@/shared/notify';
import { ProblemPanel } from '@/shared/ProblemPanel';
import { When } from '@/shared/When';
import { pushPossible, subscribeHere } from './push';

/** The browsers that show notifications while Dartwing is closed. */
export function PushBrowsers() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: keys.push, queryFn: listPush });
  const refresh = () => void queries.invalidateQueries({ queryKey: keys.push });
  const add = useMutation({
    mutationFn: subscribeHere,
    onSuccess: (added) => {
      if (added) notifyDone('This browser is notified');
      refresh();
    },
    onError: notifyProblem,
  });
  const remove = (id: string) => void removePush(id).then(refresh, notifyProblem);
  const browsers = data?.data ?? [];
  return (
    <section aria-label="Browsers">
      <Group gap="xs">
        <Title order={2} size="h3" style={{ flex: 1 }}>
          Browsers
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBellPlus size={15} aria-hidden />}
          disabled={!pushPossible()}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          Notify this browser
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {pushPossible()
          ? 'They show a notification also while Dartwing is closed, without what may be confidential.'
          : 'This browser can’t: it needs https, and support for push messages.'}
      </Text>
      {error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      <ul className="dw-notices">
        {browsers.map((browser) => (
          <li key={browser.id} className="dw-notice">
            <div className="dw-notice-text">
              <Text size="sm">{browser.label || 'Browser'}</Text>
              <Text size="xs" c="dimmed">
                since <When at={browser.created_at} />
              </Text>
            </div>
            <ActionIcon size="sm" onClick={() => remove(browser.id)} aria-label={`Remove ${browser.label}`}>
              <IconTrash size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
