export type LiveState = 'connecting' | 'live' | 'offline';

export interface LiveEvent {
  op: 'event';
  topic: string;
  event: string;
  id: string;
  version?: number;
  data?: unknown;
}

export type LiveMessage =
  | LiveEvent
  | { op: 'subscribed'; topic: string }
  | { op: 'resync'; topic: string }
  | { op: 'denied'; topic: string; code?: string };

type Handler = (message: LiveMessage) => void;

export interface LiveOptions {
  url: string;
  open?: (url: string) => WebSocket;
  /** When the server ends the connection, and after repeated refusals: the session may have ended. Tries wait for it. */
  onRefused?: () => Promise<unknown>;
}

const pingMillis = 25_000;
const longestWaitMillis = 15_000;
/** RFC 6455: policy violation. With it the server ends what was opened in a session that has ended. */
const endedByServer = 1008;
const told = new Set<string | undefined>(['event', 'subscribed', 'resync', 'denied']);

/**
 * One WebSocket for the whole application. Topics are subscribed while somebody listens to them. After a lost
 * connection every topic is subscribed again and its listeners are told to `resync`, because events may be missing.
 */
export class LiveClient {
  private socket: WebSocket | null = null;
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly watchers = new Set<(state: LiveState) => void>();
  private failures = 0;
  private everLive = false;
  private stopped = true;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private current: LiveState = 'connecting';

  constructor(private readonly options: LiveOptions) {}

  get state(): LiveState {
    return this.current;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retryTimer);
    clearInterval(this.pingTimer);
    this.socket?.close();
    this.socket = null;
    this.everLive = false;
  }

  /** Tries at once instead of waiting for the next attempt, e.g. when the network is back. */
  reconnectNow(): void {
    if (this.stopped || this.current === 'live') return;
    clearTimeout(this.retryTimer);
    this.socket?.close();
    this.connect();
  }

  watch(watcher: (state: LiveState) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  subscribe(topic: string, handler: Handler): () => void {
    const listeners = this.handlers.get(topic) ?? new Set();
    const first = listeners.size === 0;
    listeners.add(handler);
    this.handlers.set(topic, listeners);
    if (first) this.send({ op: 'subscribe', topic });
    return () => {
      if (!listeners.delete(handler) || listeners.size > 0) return;
      this.handlers.delete(topic);
      this.send({ op: 'unsubscribe', topic });
    };
  }

  private connect(): void {
    this.enter(this.failures > 1 ? 'offline' : 'connecting');
    const socket = (this.options.open ?? ((url) => new WebSocket(url)))(this.options.url);
    this.socket = socket;
    socket.onopen = () => this.opened(socket);
    socket.onmessage = (event) => this.received(String(event.data));
    socket.onclose = (event) => this.closed(socket, event.code === endedByServer);
  }

  private opened(socket: WebSocket): void {
    if (socket !== this.socket) return;
    const again = this.everLive;
    this.failures = 0;
    this.everLive = true;
    for (const topic of this.handlers.keys()) {
      this.send({ op: 'subscribe', topic });
      if (again) this.dispatch({ op: 'resync', topic });
    }
    clearInterval(this.pingTimer);
    this.pingTimer = setInterval(() => this.send({ op: 'ping' }), pingMillis);
    this.enter('live');
  }

  private closed(socket: WebSocket, ended: boolean): void {
    if (socket !== this.socket || this.stopped) return;
    clearInterval(this.pingTimer);
    this.socket = null;
    this.failures += ended ? 3 : 1; // another attempt at once would most likely be refused
    this.enter(this.failures > 1 ? 'offline' : 'connecting');
    const wait = Math.min(longestWaitMillis, 400 * 2 ** this.failures) * (0.7 + Math.random() * 0.6);
    const tryAgain = () => {
      if (this.stopped || this.socket) return;
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => this.connect(), wait);
    };
    if (this.failures >= 2 && this.options.onRefused) void this.options.onRefused().finally(tryAgain);
    else tryAgain();
  }

  private received(text: string): void {
    let message: { op?: string; topic?: string };
    try {
      message = JSON.parse(text) as typeof message;
    } catch {
      console.warn('A live message was not JSON and is ignored');
      return;
    }
    if (told.has(message.op)) {
      this.dispatch(message as LiveMessage);
    }
  }

  private dispatch(message: LiveMessage): void {
    for (const handler of this.handlers.get(message.topic) ?? []) handler(message);
  }

  private send(message: object): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  private enter(state: LiveState): void {
    if (state === this.current) return;
    this.current = state;
    for (const watcher of this.watchers) watcher(state);
  }
}
