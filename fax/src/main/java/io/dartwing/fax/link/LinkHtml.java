package io.dartwing.fax.link;

import io.dartwing.fax.link.LinkVisits.Answer;
import io.dartwing.fax.link.SecureLink.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/// The pages of a link: no script, nothing from elsewhere, readable on a telephone and by a
/// screen reader.
final class LinkHtml {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu HH:mm 'UTC'", Locale.US);
    private static final String STYLE = """
            :root{color-scheme:light dark}
            *{box-sizing:border-box}
            body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:16px;color:#1a1c1f;background:#f4f5f7}
            main{max-width:34rem;margin:8vh auto 0;padding:20px;background:#fff;border:1px solid #c9cdd3;border-radius:8px}
            h1{font-size:1.35rem;line-height:1.25;margin:0 0 12px}
            p{margin:0 0 14px}
            label{display:block;font-weight:600;margin-bottom:4px}
            input{font:inherit;font-size:1.25rem;letter-spacing:.1em;width:100%;padding:8px 10px;border:1px solid #6b7280;border-radius:6px;color:inherit;background:inherit}
            button{font:inherit;font-weight:600;margin-top:12px;padding:9px 16px;min-height:44px;border:0;border-radius:6px;background:#1f5fbf;color:#fff;cursor:pointer}
            input:focus-visible,button:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
            .fault{border-left:4px solid #b42318;padding-left:10px}
            ul{list-style:none;margin:0;padding:0}
            li{border-top:1px solid #c9cdd3;padding:12px 0;overflow-wrap:anywhere}
            .quiet{color:#555b65;font-size:.9rem;margin:0}
            @media (prefers-color-scheme:dark){
            body{color:#e8eaed;background:#17191c}main{background:#212429;border-color:#4a4f57}
            .quiet{color:#b3b8c0}li{border-color:#4a4f57}.fault{border-color:#f97066}}
            """;

    /// What the pages may load and where their forms lead.
    static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private LinkHtml() {}

    static String nothing() {
        return page("Nothing here", """
                <h1>There is nothing here</h1>
                <p>The address is not right, or it is no longer open: it expired, was taken back, or was shut after too many
                wrong codes.</p>
                <p>Please look at the address again, or ask whoever sent it to you.</p>""");
    }

    static String tooFast() {
        return page(
                "Please wait", "<h1>Please wait a moment</h1><p>Too much was asked for from here. Try again soon.</p>");
    }

    static String askForCode(String address, Answer.AskForCode ask) {
        String fault = ask.wrong()
                ? "<p class=\"fault\" role=\"alert\" id=\"fault\">This code is not right. Please look at the page again:"
                        + " it has eight digits.</p>"
                : "";
        return page("Documents for you", """
                <h1>Documents for you from %s</h1>
                <p>Type the code that stands on the faxed page, or that the sender told you.</p>
                %s<form method="post" action="%s">
                <label for="code">Code</label>
                <input id="code" name="code" inputmode="numeric" autocomplete="off" required autofocus maxlength="20"%s>
                <button type="submit">Show the documents</button>
                </form>""".formatted(
                        escaped(ask.organization()),
                        fault,
                        path(address),
                        ask.wrong() ? " aria-invalid=\"true\" aria-describedby=\"fault\"" : ""));
    }

    static String documents(String address, String code, Answer.Open open) {
        var list = new StringBuilder();
        int at = 0;
        for (Document document : open.documents()) {
            at++;
            boolean usedUp = open.usedUp().contains(document.id());
            list.append("<li><strong id=\"d")
                    .append(at)
                    .append("\">")
                    .append(escaped(document.filename()))
                    .append("</strong><p class=\"quiet\">")
                    .append(SecureLinks.size(document.size()))
                    .append("</p>");
            list.append(
                    usedUp
                            ? "<p>It was downloaded as often as allowed.</p>"
                            : """
                            <form method="post" action="%s/documents/%s">
                            <input type="hidden" name="code" value="%s">
                            <button type="submit" aria-describedby="d%d">Download</button>
                            </form>""".formatted(path(address), document.id(), escaped(code), at));
            list.append("</li>");
        }
        return page("Documents for you", """
                <h1>Documents for you from %s</h1>
                <ul>%s</ul>
                <p class="quiet">Open until %s. Downloads are recorded.</p>""".formatted(
                escaped(open.organization()), list, DAY.format(open.until().atOffset(ZoneOffset.UTC))));
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex, nofollow\"><title>" + title + "</title><style>" + STYLE
                + "</style></head><body><main>" + body + "</main></body></html>";
    }

    private static String path(String address) {
        return SecureLinks.PATH
                + LinkSecrets.token(address)
                        .map(token -> LinkSecrets.grouped(token, "-"))
                        .orElse("");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String hash(String style) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                    .digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JVM has SHA-256", impossible);
        }
    }
}
