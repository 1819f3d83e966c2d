package io.dartwing.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends finished requests at a steady rate, whatever the answers take, over connections that stay open. One thread
/// serves them all: the client takes its processor time from the server that it measures.
final class SteadyLoad implements AutoCloseable {
    private static final int LONGEST_ANSWER = 8_192;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final Selector selector = Selector.open();
    private final ArrayDeque<Line> idle = new ArrayDeque<>();
    private int answered;

    SteadyLoad(String host, int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            var line = new Line(channel);
            channel.register(selector, SelectionKey.OP_READ, line);
            idle.add(line);
        }
    }

    private static final class Line {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        private int request;

        private Line(SocketChannel channel) {
            this.channel = channel;
        }

        private void send(int number, byte[] bytes) throws IOException {
            request = number;
            answer.clear();
            var out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out); // smaller than what the system takes at once
            }
        }

        /// Whether the whole answer is there.
        private boolean read() throws IOException {
            if (channel.read(answer) < 0) {
                throw new EOFException("the server closed the connection");
            }
            var text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IOException("a request was answered: " + text.substring(0, text.indexOf("\r\n")));
            }
            Matcher length = LENGTH.matcher(text);
            if (!length.find()) {
                throw new IOException("the answer has no length");
            }
            return text.length() >= head + 4 + Integer.parseInt(length.group(1));
        }
    }

    /// How long the answer to each request took, in milliseconds, from the moment when it was due.
    double[] send(byte[][] requests, int rate) throws IOException {
        double[] millis = new double[requests.length];
        long start = System.nanoTime();
        int next = 0;
        answered = 0;
        while (answered < requests.length) {
            while (next < requests.length && !idle.isEmpty() && due(start, next, rate) <= System.nanoTime()) {
                idle.remove().send(next, requests[next]);
                next++;
            }
            boolean waits = next < requests.length && !idle.isEmpty();
            long wait = waits ? Math.ceilDiv(due(start, next, rate) - System.nanoTime(), 1_000_000L) : PATIENCE_MILLIS;
            int events = wait > 0 ? selector.select(key -> read(key, start, rate, millis), wait) : 0;
            if (events == 0 && !waits) {
                throw new IOException("no answer within " + PATIENCE_MILLIS / 1_000 + " s");
            }
        }
        return millis;
    }

    private void read(SelectionKey key, long start, int rate, double[] millis) {
        var line = (Line) key.attachment();
        try {
            if (line.read()) {
                millis[line.request] = (System.nanoTime() - due(start, line.request, rate)) / 1e6;
                answered++;
                idle.add(line);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long due(long start, int request, int rate) {
        return start + request * 1_000_000_000L / rate;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
