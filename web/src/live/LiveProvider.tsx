import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { currentSession } from '@/api/session';
import { keys } from '@/api/keys';
import { LiveClient, type LiveMessage, type LiveState } from './liveClient';

const LiveContext = createContext<LiveClient | null>(null);

const liveUrl = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`;

export function LiveProvider({ children, client: given }: { children: ReactNode; client?: LiveClient }) {
  const queries = useQueryClient();
  const [client] = useState(
    () =>
      given ??
      new LiveClient({
        url: liveUrl(),
        onRefused: () =>
          currentSession().then(
            (session) => session ?? queries.setQueryData(keys.session, null),
            () => undefined, // The server is away altogether; the next attempt finds out.
          ),
      }),
  );
  useEffect(() => {
    const back = () => client.reconnectNow();
    client.start();
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('online', back);
      client.stop();
    };
  }, [client]);
  return <LiveContext value={client}>{children}</LiveContext>;
}

export function useLiveState(): LiveState {
  const client = use(LiveContext);
  const [state, setState] = useState<LiveState>(client?.state ?? 'offline');
  useEffect(() => {
    if (!client) return undefined;
    setState(client.state);
    return client.watch(setState);
  }, [client]);
  return state;
}

type Told = Exclude<LiveMessage, { op: 'subscribed' }>;

/**
 * Listens to a topic while the component is shown; `null` listens to nothing. From `onSubscribed` on nothing is missed;
 * what happened between an earlier answer and then may have been.
 */
export function useLiveTopic(
  topic: string | null,
  handler: (message: Told) => void,
  onSubscribed: () => void = () => {},
): void {
  const client = use(LiveContext);
  const latest = useRef({ handler, onSubscribed });
  useEffect(() => {
    latest.current = { handler, onSubscribed };
  });
  useEffect(() => {
    if (!client || !topic) return undefined;
    return client.subscribe(topic, (message) => {
      if (message.op === 'subscribed') latest.current.onSubscribed();
      else latest.current.handler(message);
    });
  }, [client, topic]);
}
