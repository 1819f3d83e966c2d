import { Avatar, Badge, Text, Tooltip } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Fax } from '@/api/types';
import { StatusBadge } from '@/fax/StatusBadge';
import { isScheduled, otherName, otherNumber, statusInfo } from '@/fax/status';
import { TagChip } from '@/fax/tags';
import { formatNumber, plural } from '@/shared/format';
import { When } from '@/shared/When';
import { initials } from '@/shell/UserMenu';
import { Snippet } from './Snippet';

interface Props {
  fax: Fax;
  open: boolean;
  to: string;
  searching: boolean;
  checked: boolean;
  onCheck: (id: string, range: boolean) => void;
}

/** The one line under the title that says most now: the found text, the call, the cause, or what it is about. */
function secondLine(fax: Fax, searching: boolean) {
  if (searching && fax.snippet) return <Snippet html={fax.snippet} />;
  if (fax.progress && fax.progress.page > 0)
    return `Page ${fax.progress.page} of ${fax.progress.pages || fax.pages || '?'}`;
  if (fax.direction === 'outbound') {
    if (fax.next_attempt_at && fax.attempts_count && fax.status === 'queued') {
      return (
        <>
          {fax.cause_text && `${fax.cause_text} · `}next attempt <When at={fax.next_attempt_at} />
        </>
      );
    }
    if (isScheduled(fax)) {
      return (
        <>
          Scheduled for <When at={fax.scheduled_at!} full />
        </>
      );
    }
    if (fax.cause_text && fax.status !== 'sent') return fax.cause_text;
  }
  if (fax.subject) return fax.subject;
  if (otherName(fax)) return formatNumber(otherNumber(fax));
  return ownStation(fax) ?? (fax.inbox ? `In ${fax.inbox.name}` : '');
}

/** The station id of the other machine, unless it only repeats the number. */
function ownStation(fax: Fax): string | null {
  const station = fax.remote_station_id?.trim();
  const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');
  return station && !digits(otherNumber(fax)).endsWith(digits(station) || station) ? station : null;
}

export const FaxRow = memo(function FaxRow({ fax, open, to, searching, checked, onCheck }: Props) {
  const name = otherName(fax);
  const number = formatNumber(otherNumber(fax));
  const quiet = fax.status === 'delivered' || fax.status === 'sent';
  return (
    <li className="dw-row-line" data-checked={checked || undefined}>
      <input
        type="checkbox"
        className="dw-row-check"
        aria-label={`Select ${fax.name}`}
        checked={checked}
        onChange={(event) => onCheck(fax.id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
      <Link
        to={to}
        replace={open}
        data-row={fax.id}
        className="dw-row"
        data-unread={fax.unread || undefined}
        aria-current={open ? 'true' : undefined}
      >
        <span className="dw-row-dot" aria-hidden />
        <span className="dw-row-body">
          <span className="dw-row-top">
            <span className="dw-row-title">
              {fax.unread && <span className="dw-hidden">Unread: </span>}
              {name ?? number}
            </span>
            <span className="dw-row-when">
              <When at={fax.received_at ?? fax.sent_at ?? fax.created_at} />
            </span>
          </span>
          <span className="dw-row-bottom">
            <span className="dw-row-text">{secondLine(fax, searching) || fax.name}</span>
            {!quiet && <StatusBadge status={fax.status} />}
            {quiet && <span className="dw-hidden">{statusInfo(fax.status).label}</span>}
            {fax.tags?.map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
            {fax.snoozed && (
              <span className="dw-tag">
                Until <When at={fax.snoozed.until} />
              </span>
            )}
            {fax.spam_flagged && fax.status === 'delivered' && (
              <Badge size="xs" color="orange" variant="light" className="dw-badge-dark">
                Suspicious
              </Badge>
            )}
            {fax.pages ? (
              <Text component="span" size="xs" c="dimmed" className="dw-nowrap">
                {plural(fax.pages, 'page')}
              </Text>
            ) : null}
            {fax.assigned_to && (
              <Tooltip label={`Assigned to ${fax.assigned_to.full_name}`}>
                <Avatar size={18} radius="xl" className="dw-row-avatar" aria-hidden>
                  {initials(fax.assigned_to.full_name)}
                </Avatar>
              </Tooltip>
            )}
            {fax.assigned_to && <span className="dw-hidden">Assigned to {fax.assigned_to.full_name}</span>}
          </span>
        </span>
      </Link>
    </li>
  );
});
