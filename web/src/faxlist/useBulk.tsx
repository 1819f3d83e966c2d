import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import type { Bulk } from '@/api/types';
import { beginBulk, type BulkFaxes, type BulkWish, getBulk, undoBulk } from '@/api/work';
import { plural } from '@/shared/format';
import { notifyDone, notifyProblem } from '@/shared/notify';

const pollMillis = 700;
const undoMillis = 12_000;

const pause = () => new Promise((resolve) => setTimeout(resolve, pollMillis));

const past: Record<string, string> = {
  assign: 'assigned',
  read: 'marked as read',
  unread: 'marked as unread',
  tag: 'tagged',
  untag: 'untagged',
  move: 'moved',
  snooze: 'put aside',
  wake: 'brought back',
  release: 'released',
  reject: 'rejected',
  cancel: 'cancelled',
  retry: 'queued again',
  delete: 'deleted',
};

/** What came of a bulk, in one sentence. */
export function told(bulk: Bulk): string {
  const changed = `${plural(bulk.done, 'fax', 'faxes')} ${past[bulk.action] ?? 'changed'}`;
  const rest = [
    bulk.unchanged > 0 && `${bulk.unchanged} already so`,
    bulk.refused > 0 && `${bulk.refused} refused: ${reason(bulk)}`,
  ].filter(Boolean);
  return rest.length ? `${changed}, ${rest.join(', ')}` : changed;
}

const reason = (bulk: Bulk) => {
  const first = bulk.results.find((result) => result.outcome === 'refused');
  return [first?.detail, first?.code && `(${first.code})`].filter(Boolean).join(' ');
};

export function toldUndone(bulk: Bulk): string {
  const back = `${plural(bulk.restored, 'fax', 'faxes')} as before`;
  return bulk.left > 0 ? `${back}, ${bulk.left} left as changed since` : back;
}

/** Runs one action over many faxes; its end is told with an undo. */
export function useBulk() {
  const queries = useQueryClient();
  const [running, setRunning] = useState<Bulk | 'asked' | null>(null);

  const follow = async (begun: Bulk): Promise<Bulk> => {
    let bulk = begun;
    while (bulk.status === 'running' || bulk.status === 'undoing') {
      setRunning(bulk);
      await pause();
      bulk = await getBulk(bulk.id);
    }
    void queries.invalidateQueries({ queryKey: keys.faxLists });
    void queries.invalidateQueries({ queryKey: ['fax'] });
    return bulk;
  };
  const during = async (work: () => Promise<void>) => {
    setRunning('asked');
    try {
      await work();
    } catch (error) {
      notifyProblem(error);
    } finally {
      setRunning(null);
    }
  };
  const undo = (id: string) =>
    during(async () => {
      notifications.hide(id);
      notifyDone(toldUndone(await follow(await undoBulk(id))));
    });
  return {
    running,
    run: (wish: BulkWish, faxes: BulkFaxes) =>
      during(async () => {
        const bulk = await follow(await beginBulk(wish, faxes));
        notifications.show({
          id: bulk.id,
          color: bulk.refused > 0 ? 'yellow' : 'teal',
          withBorder: true,
          autoClose: undoMillis,
          closeButtonProps: { 'aria-label': 'Dismiss' },
          message: (
            <Group gap="sm" wrap="nowrap" justify="space-between">
              <span>{told(bulk)}</span>
              {bulk.done > 0 && (
                <Button size="compact-sm" variant="default" onClick={() => void undo(bulk.id)}>
                  Undo
                </Button>
              )}
            </Group>
          ),
        });
      }),
  };
}
