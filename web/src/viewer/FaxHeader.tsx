import { ActionIcon, Button, Group, Menu, Text, Title, Tooltip } from '@mantine/core';
import { confirm } from '@/shared/confirm';
import {
  IconArchive,
  IconArrowBackUp,
  IconArrowLeft,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconClock,
  IconDotsVertical,
  IconDownload,
  IconEye,
  IconFileTypePdf,
  IconMail,
  IconMailForward,
  IconMailOpened,
  IconPlayerStop,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { documentUrl, originalUrl } from '@/api/faxes';
import type { Fax } from '@/api/types';
import { ArchiveDialog } from '@/archive/ArchiveDialog';
import { SnoozeMenu } from '@/fax/SnoozeMenu';
import { StatusBadge } from '@/fax/StatusBadge';
import { allows, otherName, otherNumber } from '@/fax/status';
import { useFaxActions } from '@/fax/useFaxActions';
import { MailDialog } from '@/mailin/MailDialog';
import { useSession } from '@/session/SessionContext';
import { formatNumber, plural } from '@/shared/format';
import { useArrivalFocus } from '@/shared/useArrivalFocus';
import { When } from '@/shared/When';
import { AssignMenu } from './AssignMenu';

export function FaxHeader({ fax, onClose }: { fax: Fax; onClose: () => void }) {
  const actions = useFaxActions();
  const { can } = useSession();
  const inbound = fax.direction === 'inbound';
  const name = otherName(fax);
  const number = formatNumber(otherNumber(fax));
  const [archiving, setArchiving] = useState(false);
  const [mailing, setMailing] = useState(false);
  const title = useArrivalFocus<HTMLHeadingElement>();

  const remove = async () => {
    const sure = await confirm({
      title: `Delete ${fax.name}?`,
      text: 'It disappears from all lists. Its pages are kept until the retention time is over.',
      yes: 'Delete',
      danger: true,
    });
    if (sure && (await actions.remove(fax))) onClose();
  };

  return (
    <header className="dw-fax-header">
      <ActionIcon onClick={onClose} aria-label="Back to the list" className="dw-back">
        <IconArrowLeft size={18} />
      </ActionIcon>
      <div className="dw-fax-title">
        <Title order={2} ref={title} tabIndex={-1}>
          {name ?? number}
        </Title>
        <Text size="xs" c="dimmed" component="div" className="dw-fax-meta">
          <StatusBadge status={fax.status} explain />
          {name && <span>{number}</span>}
          {fax.pages ? <span>{plural(fax.pages, 'page')}</span> : null}
          <span>
            <When at={fax.received_at ?? fax.sent_at ?? fax.created_at} full />
          </span>
          <span>{fax.name}</span>
        </Text>
      </div>
      <Group gap={4} wrap="nowrap" className="dw-fax-actions">
        {allows(fax, 'cancel') && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={15} aria-hidden />}
            onClick={() => void actions.cancel(fax)}
          >
            Cancel
          </Button>
        )}
        {allows(fax, 'retry') && fax.status !== 'uncertain' && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => void actions.retry(fax)}
          >
            Send again
          </Button>
        )}
        {allows(fax, 'assign') && <AssignMenu fax={fax} actions={actions} />}
        {inbound && (
          <Tooltip label={fax.unread ? 'Mark as read (u)' : 'Mark as unread (u)'}>
            <ActionIcon
              onClick={() => void actions.setUnread(fax, !fax.unread)}
              aria-label={fax.unread ? 'Mark as read' : 'Mark as unread'}
            >
              {fax.unread ? <IconMailOpened size={17} stroke={1.6} /> : <IconMail size={17} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
        )}
        {allows(fax, 'finish') && (
          <Tooltip label={fax.done ? 'Take it up again' : 'Finished'}>
            <ActionIcon
              aria-label={fax.done ? 'Take it up again' : 'Finish this fax'}
              aria-pressed={Boolean(fax.done)}
              onClick={() => void (fax.done ? actions.reopen(fax) : actions.finish(fax))}
            >
              {fax.done ? <IconCircleCheckFilled size={17} /> : <IconCircleCheck size={17} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
        )}
        {allows(fax, 'snooze') && (
          <SnoozeMenu
            onChoose={(until) => void actions.snooze(fax, until)}
            target={
              <ActionIcon aria-label="Put aside">
                <IconClock size={17} stroke={1.6} />
              </ActionIcon>
            }
          />
        )}
        <Tooltip label="Download as PDF">
          <ActionIcon
            component="a"
            href={documentUrl(fax.id)}
            download={`${fax.name}.pdf`}
            aria-label="Download as PDF"
          >
            <IconDownload size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Menu position="bottom-end" width={210}>
          <Menu.Target>
            <ActionIcon aria-label="More actions">
              <IconDotsVertical size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              component="a"
              href={documentUrl(fax.id)}
              download={`${fax.name}.pdf`}
              leftSection={<IconFileTypePdf size={15} aria-hidden />}
            >
              Download as PDF
            </Menu.Item>
            <Menu.Item
              component="a"
              href={originalUrl(fax.id)}
              download
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {inbound ? 'Download as received (TIFF)' : 'Download the original file'}
            </Menu.Item>
            {inbound && can('fax:send') && (
              <Menu.Item
                component={Link}
                to={`/send?to=${encodeURIComponent(fax.from ?? '')}`}
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
              >
                Send a fax back
              </Menu.Item>
            )}
            {can('fax:send') && !fax.view_only && (
              <Menu.Item leftSection={<IconMailForward size={15} aria-hidden />} onClick={() => setMailing(true)}>
                Send by e-mail…
              </Menu.Item>
            )}
            {allows(fax, 'read_again') && (
              <Menu.Item leftSection={<IconEye size={15} aria-hidden />} onClick={() => void actions.readAgain(fax)}>
                Read the text again
              </Menu.Item>
            )}
            {can('fax:assign') && !fax.view_only && (
              <Menu.Item leftSection={<IconArchive size={15} aria-hidden />} onClick={() => setArchiving(true)}>
                Archive…
              </Menu.Item>
            )}
            {allows(fax, 'delete') && (
              <>
                <Menu.Divider />
                <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove()}>
                  Delete…
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {archiving && <ArchiveDialog fax={fax} onClose={() => setArchiving(false)} />}
      {mailing && <MailDialog fax={fax} onClose={() => setMailing(false)} />}
    </header>
  );
}
