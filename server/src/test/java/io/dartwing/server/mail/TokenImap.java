package io.dartwing.server.mail;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail provider that is signed in to with OAuth 2.0: its token service, and its IMAP server with an
/// empty inbox. Each refresh token works once, as at providers that exchange them.
public final class TokenImap implements AutoCloseable {
    private final ServerSocket imap;
    private final HttpServer tokens;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String access = "none yet";
    private volatile String refresh = "first";
    private volatile int made;

    public TokenImap(String address) throws IOException {
        var host = InetAddress.getByName(address);
        imap = new ServerSocket(0, 10, host);
        tokens = HttpServer.create(new InetSocketAddress(host, 0), 10);
        tokens.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(form);
            boolean right = form.contains("refresh_token=" + refresh) && form.contains("client_secret=hush");
            if (right) {
                made++;
                access = "access-" + made;
                refresh = "refresh-" + made;
            }
            byte[] answer = (right
                            ? "{\"access_token\":\"" + access + "\",\"expires_in\":3600,\"refresh_token\":\"" + refresh
                                    + "\"}"
                            : "{\"error\":\"invalid_grant\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(right ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        tokens.start();
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return imap.getLocalPort();
    }

    public String tokenUrl() {
        return "http://" + tokens.getAddress().getAddress().getHostAddress() + ":"
                + tokens.getAddress().getPort() + "/token";
    }

    public int timesAsked() {
        return asked.size();
    }

    /// The token that is in use ends before its time.
    public void revoke() {
        access = "none";
    }

    private void listen() {
        while (!imap.isClosed()) {
            try {
                Socket socket = imap.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            say(out, "* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                String tag = words[0];
                switch (words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "") {
                    case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR", tag + " OK done");
                    case "AUTHENTICATE" -> {
                        String given = words.length > 3 ? words[3] : "";
                        if (given.isEmpty()) {
                            say(out, "+ ");
                            given = String.valueOf(in.readLine());
                        }
                        String plain = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
                        boolean right =
                                plain.equals("user=box@provider.test\u0001auth=Bearer " + access + "\u0001\u0001");
                        say(out, tag + (right ? " OK signed in" : " NO [AUTHENTICATIONFAILED] no"));
                    }
                    case "SELECT" ->
                        say(
                                out,
                                "* 0 EXISTS",
                                "* 0 RECENT",
                                "* FLAGS (\\Seen \\Deleted)",
                                "* OK [UIDVALIDITY 7] fine",
                                "* OK [UIDNEXT 1] fine",
                                tag + " OK [READ-WRITE] open");
                    case "LOGOUT" -> {
                        say(out, "* BYE", tag + " OK bye");
                        return;
                    }
                    default -> say(out, tag + " OK done");
                }
            }
        } catch (IOException gone) {
            // The client went away.
        }
    }

    private static void say(OutputStream out, String... lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        imap.close();
        tokens.stop(0);
    }
}
