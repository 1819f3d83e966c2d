import { Anchor } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { Fax } from '@/api/types';
import { formatBytes, formatDuration, formatNumber, formatRate, formatTransport, humanize } from '@/shared/format';
import { CopyText } from '@/shared/CopyText';
import { When } from '@/shared/When';
import { originalUrl, receiptUrl } from '@/api/faxes';
import { ArchivedAt } from '@/archive/ArchivedAt';
import { KeptUntil } from '@/retention/KeptUntil';

type Fact = [string, ReactNode];

export function DetailsPanel({ fax }: { fax: Fax }) {
  return (
    <div className="dw-panel">
      <dl className="dw-facts">
        <KeptUntil fax={fax} />
        <ArchivedAt fax={fax} />
        {facts(fax)
          .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
          .map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
    </div>
  );
}

const yesNo = (value: boolean | null | undefined) =>
  value === null || value === undefined ? null : value ? 'Yes' : 'No';
const when = (at: string | null | undefined) => (at ? <When at={at} full /> : null);

function facts(fax: Fax): Fact[] {
  const outbound = fax.direction === 'outbound';
  return [
    ['From', formatNumber(fax.from)],
    ['To', formatNumber(fax.to)],
    ['Recipient', fax.recipient_name],
    ['Sender', fax.sender_name],
    ['Subject', fax.subject],
    ['Station of the other end', fax.remote_station_id],
    ['Inbox', fax.inbox?.name],
    ['Assigned to', fax.assigned_to?.full_name],
    ['Rule', fax.routed_by?.rule_name],
    ['Why', fax.routed_by?.reason],
    ['Created', when(fax.created_at)],
    ['Received', when(fax.received_at)],
    ['Scheduled', when(fax.scheduled_at)],
    ['Sent', when(fax.sent_at)],
    ['Ended', when(fax.completed_at)],
    ['Duration of the call', fax.duration_seconds ? formatDuration(fax.duration_seconds) : null],
    ['Pages', fax.pages],
    ['Pages confirmed', outbound ? fax.pages_sent : null],
    ['Attempts', outbound ? fax.attempts_count : null],
    ['Priority', outbound && fax.priority ? humanize(fax.priority) : null],
    ['Resolution', fax.resolution ? humanize(fax.resolution) : null],
    ['Transport', formatTransport(fax.transport)],
    ['Speed', formatRate(fax.bit_rate)],
    ['Error correction', yesNo(fax.ecm)],
    ['Cover page', outbound ? yesNo(fax.cover) : null],
    ['Header line', outbound ? yesNo(fax.header) : null],
    ['Identifier on the fax', fax.station_identifier],
    ['Cause', fax.cause_text ?? fax.cause],
    ['Callback', fax.callback_url],
    ['File', fileFact(fax)],
    ['Receipt', outbound && fax.status === 'sent' ? receiptFact(fax) : null],
    ['SHA-256', fax.file_hash ? <CopyText value={fax.file_hash} label="hash" /> : null],
    ['Metadata', metadataFact(fax)],
    ['Id', <CopyText key="id" value={fax.id} label="id" />],
  ];
}

function fileFact(fax: Fax): ReactNode {
  if (!fax.file_size) return null;
  return (
    <Anchor href={originalUrl(fax.id)} size="sm" download>
      {[fax.file_format?.split('/').at(-1)?.toUpperCase(), formatBytes(fax.file_size)].filter(Boolean).join(', ')}
    </Anchor>
  );
}

function receiptFact(fax: Fax): ReactNode {
  return (
    <Anchor href={receiptUrl(fax.id)} size="sm" download={`${fax.name}-receipt.pdf`}>
      Signed, as PDF
    </Anchor>
  );
}

function metadataFact({ metadata }: Fax): ReactNode {
  const entries = Object.entries(metadata ?? {});
  if (entries.length === 0) return null;
  return entries.map(([name, value]) => (
    <div key={name}>
      {name}: {typeof value === 'object' ? JSON.stringify(value) : String(value)}
    </div>
  ));
}
