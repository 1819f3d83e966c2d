package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.text.ParseException;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Hop;

/// One JAIN-SIP stack: parsing, sockets and transactions on one address and port, UDP and TCP. Dialogs are not its
/// business: JAIN-SIP's are switched off.
public final class SipTransport implements AutoCloseable {
    private static final String JAIN = "gov.nist.javax.sip.";
    private static final int FREE_PORT_TRIES = 50;
    private static final int STOP_MILLIS = 3_000;
    private static final int MAX_MESSAGE = 32_768;

    private final SipStackImpl stack;
    private final SipProvider provider;
    private final String name;
    private final int port;

    private SipTransport(SipStackImpl stack, SipProvider provider, String name, int port) {
        this.stack = stack;
        this.provider = provider;
        this.name = name;
        this.port = port;
    }

    /// Listens.
    ///
    /// @param wantedPort 0 for any that is free for both UDP and TCP
    /// @throws UncheckedIOException when the address or port can't be had
    public static SipTransport start(InetAddress bind, String advertisedHost, int wantedPort, StackOwner owner) {
        String name = "dartwing-" + UUID.randomUUID();
        StackRegistry.put(name, owner);
        SipStackImpl stack = null;
        try {
            stack = new SipStackImpl(properties(name));
            int port = wantedPort != 0 ? wantedPort : freePort(bind);
            ListeningPoint udp = listen(stack, bind, port, "udp", advertisedHost);
            ListeningPoint tcp = listen(stack, bind, port, "tcp", advertisedHost);
            SipProvider provider = stack.createSipProvider(udp);
            provider.addListeningPoint(tcp);
            provider.addSipListener(new StackListener(owner, provider));
            stack.start();
            return new SipTransport(stack, provider, name, port);
        } catch (SipException | InvalidArgumentException | TooManyListenersException | IOException e) {
            StackRegistry.remove(name);
            if (stack != null) {
                stack.stop();
            }
            throw new UncheckedIOException(new IOException("SIP port " + wantedPort + " can't be listened on", e));
        }
    }

    private static ListeningPoint listen(
            SipStackImpl stack, InetAddress bind, int port, String transport, String advertisedHost)
            throws SipException, InvalidArgumentException {
        ListeningPoint point = stack.createListeningPoint(bind.getHostAddress(), port, transport);
        try {
            ((ListeningPointExt) point).setSentBy(bracketed(advertisedHost) + ":" + port);
        } catch (ParseException e) {
            throw new SipException("advertised host is no host", e);
        }
        return point;
    }

    /// An IPv6 literal as URIs and Via write it.
    public static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static int freePort(InetAddress bind) throws IOException {
        for (int i = 0; i < FREE_PORT_TRIES; i++) {
            try (var tcp = new ServerSocket(0, 1, bind);
                    var udp = new DatagramSocket(tcp.getLocalPort(), bind)) {
                return udp.getLocalPort();
            } catch (BindException takenForUdp) {
                continue;
            }
        }
        throw new IOException("no port is free for both UDP and TCP");
    }

    private static Properties properties(String name) {
        var p = new Properties();
        p.setProperty("javax.sip.STACK_NAME", name);
        p.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        p.setProperty("javax.sip.ROUTER_PATH", HintedRouter.class.getName());
        p.setProperty("javax.sip.USE_ROUTER_FOR_ALL_URIS", "true");
        p.setProperty(JAIN + "STACK_LOGGER", QuietStackLog.class.getName());
        p.setProperty(JAIN + "SERVER_LOGGER", MessageTap.class.getName());
        p.setProperty(JAIN + "NETWORK_LAYER", GuardedNetwork.class.getName());
        p.setProperty(JAIN + "MESSAGE_PARSER_FACTORY", GuardedParserFactory.class.getName());
        p.setProperty(JAIN + "SIP_MESSAGE_VALVE", RequestValve.class.getName());
        p.setProperty(JAIN + "REENTRANT_LISTENER", "true");
        // One thread keeps the datagrams in order; it only parses and hands over.
        p.setProperty(JAIN + "THREAD_POOL_SIZE", "1");
        p.setProperty(JAIN + "CONGESTION_CONTROL_TIMEOUT", "0");
        p.setProperty(JAIN + "RECEIVE_UDP_BUFFER_SIZE", Integer.toString(MAX_MESSAGE));
        p.setProperty(JAIN + "SEND_UDP_BUFFER_SIZE", Integer.toString(MAX_MESSAGE));
        p.setProperty(JAIN + "MAX_MESSAGE_SIZE", Integer.toString(MAX_MESSAGE));
        p.setProperty(JAIN + "MAX_CONNECTIONS", "1000");
        p.setProperty(JAIN + "READ_TIMEOUT", "5000");
        p.setProperty(JAIN + "RELEASE_REFERENCES_STRATEGY", "Normal");
        p.setProperty(JAIN + "DELIVER_TERMINATED_EVENT_FOR_NULL_DIALOG", "false");
        p.setProperty(JAIN + "MAX_TX_LIFETIME_INVITE", "600");
        p.setProperty(JAIN + "MAX_TX_LIFETIME_NON_INVITE", "60");
        return p;
    }

    public int port() {
        return port;
    }

    /// Sends a request in a transaction of its own; answers go to `handler`. Not on a thread of the stack: a TCP
    /// connection may have to be made.
    public ClientTransaction send(SIPRequest request, Hop hop, AnswerHandler handler) throws SipException {
        request.setApplicationData(hop);
        ClientTransaction transaction = provider.getNewClientTransaction(request);
        transaction.setApplicationData(handler);
        transaction.sendRequest();
        return transaction;
    }

    /// Sends an ACK to a 2xx, which belongs to no transaction.
    public void sendAck(SIPRequest ack, Hop hop) throws SipException {
        ack.setApplicationData(hop);
        provider.sendRequest(ack);
    }

    /// A CANCEL of `invite`, sent on its heels.
    public void cancel(ClientTransaction invite, Hop hop) throws SipException {
        SIPRequest cancel = (SIPRequest) invite.createCancel();
        send(cancel, hop, new AnswerHandler() {
            @Override
            public void answered(SIPResponse response) {}

            @Override
            public void unanswered() {}
        });
    }

    @Override
    public void close() {
        // JAIN-SIP closes its sockets and then sleeps for a second; an interrupted thread of our own does not.
        Thread stopping = Thread.ofPlatform().name("sip-stop").start(() -> {
            Thread.currentThread().interrupt();
            stack.stop();
        });
        try {
            stopping.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        StackRegistry.remove(name);
    }
}
