import { Button, Chip, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { attemptLog } from '@/api/faxes';
import { keys } from '@/api/keys';
import type { LogLine } from '@/api/types';
import { formatClock } from '@/shared/format';
import { ProblemPanel } from '@/shared/ProblemPanel';

const kindLabels: Record<string, string> = { SIP: 'SIP', T30: 'T.30', T38: 'T.38', PAGE: 'Pages', CALL: 'Call' };

export function filterLog(lines: readonly LogLine[], hidden: ReadonlySet<string>, text: string): LogLine[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter((line) => !hidden.has(line.kind) && (!wanted || line.text.toLowerCase().includes(wanted)));
}

interface Props {
  faxId: string;
  attemptId: string;
  startOpen: boolean;
  running: boolean;
}

/** What both machines said, line by line, for the person who has to find out why a call went wrong. */
export function SessionLog({ faxId, attemptId, startOpen, running }: Props) {
  const [open, setOpen] = useState(startOpen);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: keys.attemptLog(faxId, attemptId),
    queryFn: () => attemptLog(faxId, attemptId),
    enabled: open,
    refetchInterval: running ? 3000 : false,
  });
  const lines = data?.data ?? [];
  const kinds = [...new Set(lines.map((line) => line.kind))];
  const shown = filterLog(lines, hidden, text);

  const toggle = (kind: string) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    setHidden(next);
  };

  return (
    <div className="dw-log-box">
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        aria-expanded={open}
        leftSection={open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        Session log
      </Button>
      {open && error && <ProblemPanel error={error} onRetry={() => void refetch()} />}
      {open && data && (
        <>
          <Group gap={6} my={6}>
            {kinds.map((kind) => (
              <Chip key={kind} size="xs" checked={!hidden.has(kind)} onChange={() => toggle(kind)} variant="outline">
                {kindLabels[kind] ?? kind}
              </Chip>
            ))}
            <TextInput
              size="xs"
              w={180}
              placeholder="Filter the log"
              aria-label="Filter the log"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Group>
          <div className="dw-log" tabIndex={0} role="log" aria-label="Session log">
            {shown.map((line, index) => (
              <div key={index} className="dw-log-line" data-kind={line.kind}>
                <time dateTime={line.at}>{formatClock(line.at)}</time>
                <span className="dw-log-kind">{kindLabels[line.kind] ?? line.kind}</span>
                <span className="dw-log-text">{line.text}</span>
              </div>
            ))}
            {shown.length === 0 && (
              <Text size="xs" c="dimmed">
                {lines.length === 0 ? 'The log is empty.' : 'No line fits the filter.'}
              </Text>
            )}
          </div>
        </>
      )}
    </div>
  );
}
