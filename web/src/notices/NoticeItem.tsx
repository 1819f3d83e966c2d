import { ActionIcon, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { markRead, type NoticeView } from '@/api/notices';
import { notifyProblem } from '@/shared/notify';
import { When } from '@/shared/When';

/** One notification; following it reads it. */
export function NoticeItem({ notice, onFollow }: { notice: NoticeView; onFollow?: () => void }) {
  const queries = useQueryClient();
  const read = () => {
    if (notice.read_at) return;
    markRead(notice.id).then(() => void queries.invalidateQueries({ queryKey: keys.notices }), notifyProblem);
  };
  const title = (
    <Text size="sm" fw={notice.read_at ? 450 : 600} component="span" display="block">
      {notice.title}
    </Text>
  );
  return (
    <li className="dw-notice" data-unread={notice.read_at ? undefined : true}>
      <div className="dw-notice-text">
        {notice.link ? (
          <Link
            to={notice.link}
            className="dw-table-link"
            onClick={() => {
              read();
              onFollow?.();
            }}
          >
            {title}
          </Link>
        ) : (
          title
        )}
        <Text size="xs" c="dimmed">
          {notice.text}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={notice.created_at} />
        </Text>
      </div>
      {!notice.read_at && (
        <ActionIcon size="sm" onClick={read} aria-label={`Mark “${notice.title}” as read`}>
          <IconCheck size={15} />
        </ActionIcon>
      )}
    </li>
  );
}
