package io.dartwing.fax.mail;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// Text of messages, for pages and for looking for codes.
final class MailText {
    private static final String[][] UNSEEN = {
        {"<!--", "-->"}, {"<head", "</head"}, {"<style", "</style"}, {"<script", "</script"}, {"<title", "</title"}
    };
    private static final Pattern BREAK =
            Pattern.compile("<(?:br|/p|/div|/tr|/li|/h[1-6]|/blockquote)\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("</t[dh]\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0]+");
    private static final Pattern LINES = Pattern.compile("\\n[ \\n]*\\n");

    private MailText() {}

    /// What a reader of the page would see, roughly: without its looks.
    static String ofHtml(String html) {
        String seen = html.replace("\r", "").replace('\n', ' ');
        for (String[] part : UNSEEN) {
            seen = without(seen, part[0], part[1]);
        }
        seen = BREAK.matcher(seen).replaceAll("\n");
        seen = CELL.matcher(seen).replaceAll("  ");
        seen = HtmlUtils.htmlUnescape(TAG.matcher(seen).replaceAll(""));
        seen = BLANKS.matcher(seen).replaceAll(" ");
        return LINES.matcher(seen).replaceAll("\n\n").strip();
    }

    /// What has no end reaches to the end.
    private static String without(String html, String begin, String end) {
        String lower = html.toLowerCase(Locale.ROOT);
        var rest = new StringBuilder();
        int at = 0;
        for (int from = lower.indexOf(begin); from >= 0; from = lower.indexOf(begin, at)) {
            rest.append(html, at, from);
            int to = lower.indexOf(end, from);
            if (to < 0) {
                return rest.toString();
            }
            at = to + end.length();
            if (end.startsWith("</")) {
                int close = html.indexOf('>', at);
                at = close < 0 ? html.length() : close + 1;
            }
        }
        return rest.append(html, at, html.length()).toString();
    }
}
