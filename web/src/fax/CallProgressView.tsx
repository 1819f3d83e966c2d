import { Group, Progress, Text } from '@mantine/core';
import { IconPhoneCall, IconClockPause, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { Fax } from '@/api/types';
import { formatNumber, formatRate, formatTransport, humanize, plural } from '@/shared/format';
import { isFinal, isScheduled, statusInfo } from './status';
import { When } from '@/shared/When';

/** The way of a fax out of the house: waiting, the call page by page, and how it ended. */
export function CallProgressView({ fax }: { fax: Fax }) {
  const { icon: Icon, title, tone } = summary(fax);
  const progress = fax.progress;
  const pages = progress?.pages || fax.pages || 0;
  const done = fax.status === 'sent' ? pages : confirmedPages(fax);
  const facts = [
    formatTransport(progress?.transport ?? fax.transport),
    formatRate(progress?.bit_rate ?? fax.bit_rate),
    fax.ecm ? 'error correction' : null,
    fax.attempts_count && fax.attempts_count > 1 ? `attempt ${fax.attempts_count}` : null,
  ].filter(Boolean);
  return (
    <div className="dw-progress" data-tone={tone} role="status" aria-live="polite">
      <Group gap="xs" wrap="nowrap" align="center">
        <Icon size={20} stroke={1.6} aria-hidden />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={600}>{title}</Text>
          <Text size="xs" c="dimmed">
            {explanation(fax)}
          </Text>
        </div>
        <Text size="xs" c="dimmed" className="dw-nowrap">
          {facts.join(' · ')}
        </Text>
      </Group>
      {(fax.status === 'sending' || fax.status === 'sent') && pages > 0 && (
        <Progress
          mt={8}
          size="sm"
          value={(100 * done) / pages}
          color={fax.status === 'sent' ? 'teal' : 'wing'}
          striped={fax.status === 'sending'}
          animated={fax.status === 'sending'}
          aria-label={`${done} of ${plural(pages, 'page')} confirmed`}
        />
      )}
    </div>
  );
}

function summary(fax: Fax) {
  switch (fax.status) {
    case 'sent':
      return { icon: IconCircleCheck, title: 'Delivered', tone: 'good' };
    case 'failed':
      return { icon: IconCircleX, title: 'Not delivered', tone: 'bad' };
    case 'cancelled':
      return { icon: IconCircleX, title: 'Cancelled', tone: 'bad' };
    case 'uncertain':
      return { icon: IconHelpCircle, title: 'It is not certain that this fax arrived', tone: 'unsure' };
    case 'sending':
      return { icon: IconPhoneCall, title: sendingTitle(fax), tone: 'live' };
    default:
      return { icon: IconClockPause, title: waitingTitle(fax), tone: 'waiting' };
  }
}

/** How many pages of the call in progress the far machine has confirmed. */
export function confirmedPages({ progress }: Fax): number {
  if (!progress) return 0;
  return ['page_confirmed', 'committing', 'closing'].includes(progress.phase)
    ? progress.page
    : Math.max(0, progress.page - 1);
}

function sendingTitle(fax: Fax): string {
  const { progress } = fax;
  const number = formatNumber(fax.to);
  const page = `page ${progress?.page ?? 0} of ${progress?.pages || fax.pages || '?'}`;
  switch (progress?.phase) {
    case undefined:
    case 'dialling':
      return `Calling ${number}`;
    case 'ringing':
      return `Ringing at ${number}`;
    case 'connected':
      return `Connected with ${number}`;
    case 'negotiating':
      return 'The machines agree on speed and coding';
    case 'page':
      return `Sending ${page}`;
    case 'page_confirmed':
      return `${humanize(page)} is confirmed`;
    case 'closing':
      return 'Ending the call';
    default:
      return progress && progress.page > 0 ? `Sending ${page}` : humanize(progress?.phase ?? '');
  }
}

function waitingTitle(fax: Fax): string {
  if (isScheduled(fax)) return 'Scheduled';
  if (fax.next_attempt_at && fax.attempts_count) return 'Waiting for the next attempt';
  return fax.status === 'converting' ? 'Preparing the pages' : 'Waiting for a free line';
}

function explanation(fax: Fax) {
  if (fax.status === 'sent') {
    return `${plural(fax.pages_sent ?? fax.pages ?? 0, 'page')} confirmed by ${fax.remote_station_id || formatNumber(fax.to)}`;
  }
  if (isFinal(fax)) return fax.cause_text ?? statusInfo(fax.status).meaning;
  if (isScheduled(fax)) {
    return (
      <>
        Goes out <When at={fax.scheduled_at!} full />
      </>
    );
  }
  if (fax.next_attempt_at && fax.attempts_count) {
    return (
      <>
        {fax.cause_text && `${fax.cause_text}. `}Next attempt <When at={fax.next_attempt_at} full />
      </>
    );
  }
  if (fax.cause_text && fax.status !== 'sending') return fax.cause_text;
  if (fax.progress?.page) return `${plural(confirmedPages(fax), 'page')} confirmed so far`;
  return 'You can leave this screen; it goes on by itself.';
}
