import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveClient, type LiveMessage } from './liveClient';

class FakeSocket {
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: { op: string; topic?: string }[] = [];
  onopen: () => void = () => {};
  onclose: (event: { code: number }) => void = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  constructor() {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text) as { op: string });
  }
  close() {
    this.readyState = 3;
  }
  accept() {
    this.readyState = 1;
    this.onopen();
  }
  drop(code = 1006) {
    this.readyState = 3;
    this.onclose({ code });
  }
}

const latest = () => FakeSocket.all.at(-1)!;

describe('LiveClient', () => {
  let client: LiveClient;
  const refused = vi.fn<() => Promise<unknown>>();
  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.all = [];
    refused.mockReset().mockResolvedValue(undefined);
    client = new LiveClient({
      url: 'ws://x',
      open: () => new FakeSocket() as unknown as WebSocket,
      onRefused: refused,
    });
    client.start();
  });
  afterEach(() => {
    client.stop();
    vi.useRealTimers();
  });

  it('subscribes what was asked for before the connection stood', () => {
    client.subscribe('faxes', () => {});
    latest().accept();
    expect(latest().sent).toEqual([{ op: 'subscribe', topic: 'faxes' }]);
    expect(client.state).toBe('live');
  });
  it('asks at once whether the session ended when the server ends the connection', async () => {
    latest().accept();
    latest().drop(1008);
    expect(refused).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(FakeSocket.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(FakeSocket.all).toHaveLength(2);
  });
  it('tries no more before that is answered', async () => {
    refused.mockReturnValue(new Promise(() => {}));
    latest().accept();
    latest().drop(1008);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
  it('does not ask when the connection is merely lost', () => {
    latest().accept();
    latest().drop();
    expect(refused).not.toHaveBeenCalled();
  });
  it('subscribes a topic once for many listeners and leaves it with the last', () => {
    latest().accept();
    const one = client.subscribe('faxes', () => {});
    const other = client.subscribe('faxes', () => {});
    one();
    expect(latest().sent).toHaveLength(1);
    other();
    expect(latest().sent.at(-1)).toEqual({ op: 'unsubscribe', topic: 'faxes' });
  });
  it('gives messages only to the listeners of their topic', () => {
    const faxes: LiveMessage[] = [];
    const other: LiveMessage[] = [];
    client.subscribe('faxes', (message) => faxes.push(message));
    client.subscribe('me', (message) => other.push(message));
    latest().accept();
    latest().onmessage({ data: JSON.stringify({ op: 'event', topic: 'faxes', event: 'fax.received', id: '1' }) });
    latest().onmessage({ data: JSON.stringify({ op: 'subscribed', topic: 'faxes' }) });
    latest().onmessage({ data: JSON.stringify({ op: 'pong', topic: 'faxes' }) });
    expect(faxes.map(({ op }) => op)).toEqual(['event', 'subscribed']);
    expect(other).toHaveLength(0);
  });
  it('comes back by itself, subscribes again and asks for a resync', () => {
    const seen: LiveMessage[] = [];
    client.subscribe('faxes', (message) => seen.push(message));
    latest().accept();
    expect(seen).toEqual([]);
    latest().drop();
    expect(client.state).toBe('connecting');
    vi.advanceTimersByTime(20_000);
    expect(FakeSocket.all).toHaveLength(2);
    latest().accept();
    expect(latest().sent).toEqual([{ op: 'subscribe', topic: 'faxes' }]);
    expect(seen).toEqual([{ op: 'resync', topic: 'faxes' }]);
  });
  it('says offline and has the session checked when it is refused again and again', () => {
    latest().drop();
    expect(refused).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20_000);
    latest().drop();
    expect(client.state).toBe('offline');
    expect(refused).toHaveBeenCalledOnce();
  });
  it('stays away after it was stopped', () => {
    client.stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
  it('ignores what is not JSON', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    latest().accept();
    latest().onmessage({ data: 'oops' });
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});
