package io.dartwing.server.test;

import static io.dartwing.server.test.Wire.bytes;

import io.dartwing.server.test.Wire.Reply;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Requests that mean harm. Each has a valid key, so that it gets as far as it can.
public final class Attacks {
    /// @param mayWork  a harmless answer is right too, such as an empty list
    /// @param mayClose ending the connection without a word is right too
    public record Attack(String name, boolean mayWork, boolean mayClose, Supplier<Reply> send) {}

    private static final List<String> METACHARACTERS = List.of(
            "' or '1'='1",
            "'; drop table fax_documents; --",
            "\") union select * from sessions--",
            "%_\\",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "#{T(java.lang.Runtime)}",
            "\u0000",
            "\ud83d\udca3\u202e\ufffe",
            "& | ! ( ) <-> :* ''",
            "\"unclosed -\"- or or",
            "a".repeat(3000));
    private static final List<String> LISTS = List.of(
            "faxes",
            "trunks",
            "numbers",
            "inboxes",
            "carrier-rules",
            "routing-rules",
            "work-groups",
            "work-profiles",
            "deny-list",
            "own-senders",
            "document-categories",
            "fax-tags",
            "do-not-fax",
            "contacts",
            "contact-groups",
            "fax-folders",
            "fax-views",
            "cover-templates",
            "form-templates",
            "fax-stamps",
            "alert-rules",
            "report-schedules",
            "destinations",
            "people",
            "roles",
            "teams",
            "training-records",
            "archive-targets",
            "language-models",
            "outside-recognisers",
            "retention-policies",
            "api-keys",
            "webhooks",
            "notification-templates",
            "baas",
            "legal-holds",
            "identity-providers",
            "service-clients");

    private final Wire wire;
    private final Tenant tenant;
    private final List<Attack> all = new ArrayList<>();

    public Attacks(TestServer server, Tenant tenant) {
        this.wire = new Wire(server.port());
        this.tenant = tenant;
        queries();
        paths();
        headers();
        jsonBodies();
        forms();
        urls();
        brokenHttp();
    }

    public List<Attack> all() {
        return List.copyOf(all);
    }

    private void queries() {
        for (String list : LISTS) {
            for (String evil : METACHARACTERS) {
                get(list + "?q=" + encode(evil), true);
            }
            for (String limit : List.of("-1", "0", "201", "2147483648", "99999999999999999999", "1e3", "NaN", "")) {
                get(list + "?limit=" + limit, limit.isEmpty());
            }
            for (String cursor : List.of("x", "AAAA", "../..", "%00", "a".repeat(5000))) {
                get(list + "?cursor=" + cursor, false);
            }
            get(list + "?sort=" + encode("name; drop table people"), list.equals("faxes"));
        }
        for (String name :
                List.of("direction", "status", "to", "from", "inbox_id", "assigned_to", "unread", "tag", "snoozed")) {
            for (String evil : METACHARACTERS) {
                get("faxes?" + name + "=" + encode(evil), true);
            }
        }
        for (String time : List.of(
                "yesterday",
                "2026-13-45T99:99:99Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "0000-00-00T00:00:00Z",
                "1e9",
                "%00")) {
            get("faxes?since=" + encode(time), time.contains("999999999"));
            get("faxes?until=" + encode(time), time.contains("999999999"));
        }
        get("faxes?since=a&since=b&limit=1&limit=2", false);
        get("inboxes?name=" + encode("'||pg_sleep(10)||'"), true);
        get("inboxes?password=x", false);
        get("inboxes?" + encode("name'--") + "=x", false);
    }

    private void paths() {
        for (String id : List.of(
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e%2f",
                "%00",
                "%ff%fe",
                "'%20or%201=1",
                "a".repeat(4000),
                "0190a000-0000-7000-8000-00000000000",
                "FAX-2026-99999999999999999999",
                "%3Cscript%3E",
                "%F0%9F%92%A3",
                "-1",
                "null")) {
            for (String path : List.of("faxes/" + id, "faxes/" + id + "/document", "inboxes/" + id, "people/" + id)) {
                get(path, false);
            }
        }
        for (String path : List.of(
                "faxes/../../actuator/env",
                "faxes/..;/session",
                "faxes;jsessionid=1",
                "faxes//",
                "faxes/x/pages/-1",
                "faxes/x/pages/99999999999",
                "faxes/x/pages/1?width=0",
                "faxes/x/pages/1?width=99999999",
                "faxes/preview/x/pages/1",
                "records/no_such_type",
                "records/..%2fpeople",
                "record-types/%00")) {
            get(path, false);
        }
    }

    private void headers() {
        for (String header : List.of(
                "X-Big: " + "a".repeat(20_000),
                "Cookie: dartwing_session=" + "a".repeat(8000),
                "Cookie: " + "a=b; ".repeat(3000),
                "X-Nul: a\0b",
                "If-Match: \"" + "9".repeat(400) + "\"",
                "Accept: application/" + "x".repeat(500),
                "Accept: ;;;,,,",
                "Accept-Language: " + "x-".repeat(2000),
                "Range: bytes=" + "0-1,".repeat(2000),
                "Idempotency-Key: " + "k".repeat(5000),
                "X-Forwarded-For: ' or 1=1",
                "traceparent: 00-zz-zz-zz",
                "Content-Encoding: gzip",
                "Expect: 200-maybe",
                "Upgrade: websocket\r\nConnection: Upgrade",
                " Folded: header\r\n continued")) {
            add("header " + head(header), true, true, () -> wire.send(request("GET", "/api/v1/inboxes", header, null)));
        }
        add(
                "300 headers",
                true,
                true,
                () -> wire.send(request("GET", "/api/v1/inboxes", "X-A: b\r\n".repeat(300) + "X: y", null)));
    }

    private void jsonBodies() {
        String deep = "[".repeat(100_000);
        for (String body : List.of(
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"to\":}",
                "{\"to\":1e999999999}",
                "{\"to\":{\"a\":[]}}",
                "{\"to\":\"+12025550143\",\"to\":\"+12025550144\"}",
                "{\"to\":\"\\u0000\"}",
                "{\"to\":\"\\ud800\"}",
                "{\"to\":\"+12025550143\",\"files\":[]}",
                "{\"to\":\"+12025550143\",\"files\":[null]}",
                "{\"to\":\"+12025550143\",\"files\":[{}]}",
                "{\"to\":\"+12025550143\",\"files\":\"x\"}",
                "{\"to\":\"+12025550143\",\"file_base64\":\"!!!!\"}",
                "{\"to\":\"+12025550143\",\"file_base64\":\"QUJD\"}",
                "{\"to\":\"+12025550143\",\"file_base64\":\"" + "A".repeat(1_000_001) + "\"}",
                "{\"to\":\"+12025550143\",\"file_base64\":\"JVBERi0xLjcK\",\"filename\":\"../../../etc/cron.d/x\"}",
                "{\"to\":\"+12025550143\",\"metadata\":{\"a\":\"" + "x".repeat(9000) + "\"}}",
                "{\"to\":\"+12025550143\",\"priority\":\"now\",\"scheduled_at\":\"soon\",\"resolution\":\"8k\"}",
                "{\"to\":\"+12025550143\",\"subject\":\"" + "s".repeat(100_000) + "\"}",
                "{\"to\":\"sip:root@127.0.0.1:22\"}",
                "{\"to\":\"sip:a@b;maddr=127.0.0.1?Replaces=x\"}",
                "{\"to\":\"+1202555\\r\\nVia: SIP/2.0/UDP evil\"}",
                deep,
                "{\"metadata\":" + deep)) {
            post("faxes", body);
            post("inboxes", body);
            post("people", body);
        }
        for (String rule : List.of(
                "{\"name\":\"x\",\"action\":{\"type\":\"shell\"}}",
                "{\"name\":\"x\",\"action\":{\"type\":\"inbox\",\"inbox_id\":\"' or 1=1\"}}",
                "{\"name\":\"x\",\"conditions\":{\"rules\":[{\"field\":\"keyword\",\"operator\":\"regex\",\"value\":\"(a+)+$\"}]},"
                        + "\"action\":{\"type\":\"inbox\"}}",
                "{\"name\":\"\",\"action\":null}",
                "{\"name\":\"x\",\"version\":99,\"id\":\"x\",\"organization_id\":\"x\",\"action\":{}}")) {
            post("routing-rules", rule);
        }
        for (String path : LISTS) {
            post(path, "{}");
        }
        post("trunks", "{\"name\":\"x\"}");
        post("trunks", "{\"name\":\"x\",\"host\":\"a b\\r\\nc\",\"port\":99999}");
        post("trunks", "{\"name\":\"x\",\"host\":\"" + "h".repeat(5000) + "\"}");
        post("numbers", "{\"number\":\"+0\",\"trunk_id\":\"" + tenant.trunk() + "\"}");
        post("deny-list", "{\"pattern\":\"*\",\"expires_at\":\"+999999999-12-31T23:59:59Z\"}");
        post("deny-list", "{\"pattern\":\"+1900*\",\"expires_at\":\"+999999999-12-31T23:59:59Z\"}");
        post("api-keys", "{\"name\":\"x\",\"scopes\":[\"root\"]}");
        post("api-keys", "{\"name\":\"x\",\"scopes\":[\"fax:read\"],\"expires_at\":\"+999999999-12-31T23:59:59Z\"}");
        for (String grants : List.of(
                "null",
                "{}",
                "[null]",
                "[[]]",
                "[{\"record_type\":null,\"acts\":null}]",
                "[{\"record_type\":\"inbox\",\"acts\":[\"read'; drop table people; --\"]}]",
                "[{\"record_type\":\"custom_role\",\"acts\":[\"update\"]}]",
                "[{\"record_type\":\"inbox\",\"acts\":[\"read\"],\"fields\":[\"name) or (1=1\"]}]")) {
            post("roles", "{\"key\":\"x_role\",\"label\":\"\",\"grants\":" + grants + "}");
        }
        for (String token : List.of("\u0000", "' or 1=1", "a".repeat(100_000))) {
            post("invitation", "{\"token\":\"" + token.replace("\0", "\\u0000") + "\"}");
            post("invitation/accept", "{\"token\":\"" + token.replace("\0", "\\u0000") + "\"}");
        }
        post("permissions/explain", "{\"action\":\"' or 1=1\",\"record_type\":\"../..\"}");
        post("routing-rules/dry-run", "{\"values\":{\"name\":\"\\u0000\",\"action\":[]},\"faxes\":2147483647}");
        for (String rules : List.of(
                "null", "{}", "[null]", "[{\"name\":\"\\u0000\",\"action\":{\"type\":\"none\",\"tags\":[null]}}]")) {
            post("routing-rules/import", "{\"format\":\"dartwing.routing-rules/1\",\"rules\":" + rules + "}");
        }
        for (String conditions : List.of(
                "{\"rules\":[null]}",
                "{\"rules\":[{}]}",
                "{\"operator\":\"XOR\",\"rules\":[]}",
                "{\"rules\":[{\"rules\":[{\"rules\":[{\"rules\":[]}]}]}]}",
                "{\"rules\":[{\"field\":\"keyword\",\"operator\":\"matches\",\"value\":\"((a{99}){99}){99}\"}]}",
                "{\"rules\":[{\"field\":\"text_zone\",\"operator\":\"contains\",\"value\":\"x\","
                        + "\"zone\":{\"page\":-1,\"x\":1e308,\"y\":0,\"w\":0,\"h\":0}}]}")) {
            post(
                    "routing-rules",
                    "{\"name\":\"x\",\"action\":{\"type\":\"none\",\"tag_ids\":[null]},\"conditions\":" + conditions
                            + "}");
        }
        for (String steps : List.of(
                "[null]", "[{}]", "[{\"after_minutes\":-1,\"unless\":\"never\",\"to\":\"shell\"}]", "{}", "7")) {
            post("inboxes", "{\"name\":\"x\",\"escalation\":{\"steps\":" + steps + "}}");
        }
        post("deny-list/import", "{}");
        post("own-senders", "{\"pattern\":\"+1900*\",\"owner_id\":\"' or 1=1\"}");
        for (String forward : List.of(
                "\"forward_to\":\"sip:root@127.0.0.1\"",
                "\"forward_contact_id\":\"../..\"",
                "\"forward_to\":\"+1\\u0000\",\"forward_from\":\"' or 1=1\"",
                "\"forward_cover\":true")) {
            post("routing-rules", "{\"name\":\"x\",\"action\":{\"type\":\"none\"," + forward + "}}");
        }
        post("routing-rules/dry-run", "{\"rule_id\":\"' or 1=1\",\"values\":{\"organization_id\":\"x\"}}");
        post("break-glass", "{\"reason\":\"\\u0000\",\"minutes\":2147483647}");
        post("people", "{\"email\":\"a@b\\u0000.test\",\"full_name\":\"x\",\"roles\":[\"fax_user\"]}");
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "a/b/c", "")) {
            add(
                    "content type " + type,
                    false,
                    false,
                    () -> wire.send(request("POST", "/api/v1/faxes", "Content-Type: " + type, bytes("{}"))));
        }
        add(
                "bad UTF-8",
                false,
                false,
                () -> wire.send(request(
                        "POST",
                        "/api/v1/inboxes",
                        "Content-Type: application/json",
                        bytes("{\"name\":\"\u00c3\u0028\u00ff\u00fe\"}"))));
        add(
                "UTF-32",
                false,
                false,
                () -> wire.send(request(
                        "POST",
                        "/api/v1/inboxes",
                        "Content-Type: application/json; charset=UTF-32",
                        "{\"name\":5}".getBytes(java.nio.charset.Charset.forName("UTF-32")))));
    }

    private void forms() {
        Map<String, String> good = Map.of("to", tenant.secondNumber(), "from", tenant.firstNumber());
        for (var wrong : Map.of(
                        "to", "\0",
                        "from", "+1\r\nX: y",
                        "subject", "s".repeat(201),
                        "message", "m".repeat(4001),
                        "cover", "perhaps",
                        "priority", "' or 1=1",
                        "metadata", "[1]",
                        "preview_id", "../..",
                        "callback_url", "http://169.254.169.254/")
                .entrySet()) {
            var fields = new java.util.HashMap<>(good);
            fields.put(wrong.getKey(), wrong.getValue());
            form("field " + wrong.getKey(), fields, "a.pdf");
        }
        for (String at : List.of("2020-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "now")) {
            var fields = new java.util.HashMap<>(good);
            fields.put("scheduled_at", at);
            form("schedule " + at, fields, "a.pdf");
        }
        var unknown = new java.util.HashMap<>(good);
        unknown.put("is_admin", "true");
        form("unknown field", unknown, "a.pdf");
        String part = "--b\r\nContent-Disposition: form-data; name=\"to\"\r\n\r\n+12025550143\r\n";
        for (String body : List.of(
                "",
                "--b",
                "--b--\r\n",
                part,
                part + part + "--b--\r\n",
                part.replace("\"to\"", "\"\"") + "--b--\r\n",
                part.replace("name=\"to\"", "") + "--b--\r\n",
                part.replace("form-data", "attachment") + "--b--\r\n",
                part.replace("\r\n", "\n") + "--b--\n",
                part + part.replace("\"to\"", "\"upload\"; filename=\"a.pdf\"") + "--b--\r\n",
                part
                        + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0b/../../x\"\r\n\r\nx\r\n--b--\r\n",
                part + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + "n".repeat(20_000)
                        + "\"\r\n\r\nx\r\n--b--\r\n",
                part + "--b\r\n" + "X-Header: y\r\n".repeat(2000) + "\r\nx\r\n--b--\r\n",
                part.repeat(150) + "--b--\r\n")) {
            add(
                    "form " + head(body),
                    false,
                    false,
                    () -> wire.send(request(
                            "POST", "/api/v1/faxes", "Content-Type: multipart/form-data; boundary=b", bytes(body))));
        }
        add(
                "form without boundary",
                false,
                false,
                () -> wire.send(request("POST", "/api/v1/faxes", "Content-Type: multipart/form-data", bytes(part))));
        add(
                "form with a long boundary",
                false,
                false,
                () -> wire.send(request(
                        "POST",
                        "/api/v1/faxes",
                        "Content-Type: multipart/form-data; boundary=" + "b".repeat(5000),
                        bytes(part))));
    }

    private void urls() {
        for (String url : HostileText.REFUSED_URLS) {
            String text = url.replace("\0", "\\u0000");
            post("faxes", "{\"to\":\"" + tenant.secondNumber() + "\",\"file_url\":\"" + text + "\"}");
        }
    }

    private void brokenHttp() {
        String key = "Authorization: Bearer " + tenant.key() + "\r\n";
        for (String raw : HostileText.brokenHttp(key)) {
            add("raw " + head(raw), true, true, () -> wire.send(bytes(raw)));
        }
        add(
                "a body shorter than promised",
                false,
                true,
                () -> wire.send(bytes("POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                        + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"name\":")));
        add(
                "a slow head",
                true,
                true,
                () -> wire.send(300, bytes("GET /api/v1/"), bytes("health HTTP/1.1\r\nHo"), bytes("st: a\r\n\r\n")));
        add(
                "a slow body",
                false,
                true,
                () -> wire.send(
                        400,
                        bytes("POST /api/v1/inboxes HTTP/1.1\r\nHost: a\r\n" + key
                                + "Content-Type: application/json\r\nContent-Length: 8\r\n\r\n"),
                        bytes("{\"n"),
                        bytes("am"),
                        bytes("e\":")));
        add(
                "60 MB of form",
                false,
                true,
                () -> wire.send(request(
                        "POST",
                        "/api/v1/faxes",
                        "Content-Type: multipart/form-data; boundary=b",
                        join(
                                bytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"),
                                new byte[60 << 20],
                                bytes("\r\n--b--\r\n")))));
        add(
                "5 MB of text field",
                false,
                true,
                () -> wire.send(request(
                        "POST",
                        "/api/v1/faxes",
                        "Content-Type: multipart/form-data; boundary=b",
                        bytes("--b\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n" + "m".repeat(5 << 20)
                                + "\r\n--b--\r\n"))));
    }

    private void get(String path, boolean mayWork) {
        add("GET " + head(path), mayWork, false, () -> wire.send(request("GET", "/api/v1/" + path, "X-Test: 1", null)));
    }

    private void post(String path, String body) {
        add(
                "POST " + path + " " + head(body),
                false,
                false,
                () -> wire.send(request(
                        "POST",
                        "/api/v1/" + path,
                        "Content-Type: application/json",
                        body.getBytes(StandardCharsets.UTF_8))));
    }

    private void form(String name, Map<String, String> fields, String filename) {
        add(name, false, false, () -> {
            var answer = tenant.upload("/api/v1/faxes", fields, filename, TestPages.pdf("x"), Map.of());
            return new Reply(answer.status(), answer.response().headers().map().toString(), answer.body());
        });
    }

    private void add(String name, boolean mayWork, boolean mayClose, Supplier<Reply> send) {
        all.add(new Attack(name, mayWork, mayClose, send));
    }

    private byte[] request(String method, String path, String header, byte[] body) {
        String head =
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + tenant.key() + "\r\n" + header + "\r\n"
                        + (body == null ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
        return body == null ? bytes(head) : join(bytes(head), body);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String head(String text) {
        return text.substring(0, Math.min(70, text.length())).replace("\r\n", "⏎");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
