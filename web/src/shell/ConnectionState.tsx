import { Tooltip } from '@mantine/core';
import { useLiveState } from '@/live/LiveProvider';
import type { LiveState } from '@/live/liveClient';

const states: Record<LiveState, { label: string; meaning: string }> = {
  live: { label: 'Live', meaning: 'New faxes and changes appear by themselves.' },
  connecting: { label: 'Connecting', meaning: 'Connecting for live updates.' },
  offline: { label: 'Offline', meaning: 'No live updates now; lists are refreshed every 20 seconds. Reconnecting…' },
};

export function ConnectionState() {
  const state = useLiveState();
  const { label, meaning } = states[state];
  return (
    <Tooltip label={meaning}>
      <div className="dw-live" data-state={state} role="status" aria-label={`${label}: ${meaning}`} tabIndex={0}>
        <span className="dw-live-dot" aria-hidden />
        <span className="dw-live-label">{label}</span>
      </div>
    </Tooltip>
  );
}
