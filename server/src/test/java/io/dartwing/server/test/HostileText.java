package io.dartwing.server.test;

import java.util.List;

/// Addresses and requests that nobody who means well sends.
final class HostileText {
    /// Nothing is fetched from there.
    static final List<String> REFUSED_URLS = List.of(
            "http://127.0.0.1/",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://0.0.0.0/",
            "https://10.0.0.1/",
            "https://192.168.1.1/",
            "https://172.16.0.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0177.0.0.1/",
            "https://127.1/",
            "https://user:secret@127.0.0.1/",
            "file:///etc/passwd",
            "ftp://127.0.0.1/a",
            "gopher://127.0.0.1:25/_HELO",
            "jar:file:///tmp/a.jar!/b",
            "//127.0.0.1/",
            "https://",
            "https://exa mple/",
            "https://a\u0000b/",
            "javascript:alert(1)",
            "data:application/pdf;base64,AAAA",
            "https://" + "a".repeat(3000) + "/");

    private HostileText() {}

    /// @param key the header line of a valid key
    static List<String> brokenHttp(String key) {
        return List.of(
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET /api/v1/health\r\n\r\n",
                "GET /api/v1/health HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: a b\r\n\r\n",
                "G\0T /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/hea lth HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/<>\"{}|^` HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET " + "/a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://169.254.169.254/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n",
                "TRACE /api/v1/health HTTP/1.1\r\nHost: a\r\n\r\n",
                "BREW /api/v1/faxes HTTP/1.1\r\nHost: a\r\n" + key + "\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\n\r\n",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key + "Content-Length: -5\r\n\r\n{}",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key + "Content-Length: 99999999999999999999\r\n\r\n{}",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                        + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                        + "Content-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n{}\r\n",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}\r\n",
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;"
                        + "e=x;".repeat(9000),
                "POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key + "Transfer-Encoding: gzip, banana\r\n\r\nx");
    }
}
