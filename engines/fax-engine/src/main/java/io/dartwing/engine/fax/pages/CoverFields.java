package io.dartwing.engine.fax.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/// The texts of a cover page; empty ones are left out.
public record CoverFields(
        String senderName,
        String senderCompany,
        String senderPhone,
        String senderFax,
        String recipientName,
        String recipientCompany,
        String recipientFax,
        String date,
        String time,
        String pageCount,
        String subject,
        String message,
        String confidentialityNotice) {
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int MOST_LINES = 60;
    private static final String SHORTENED = " … (shortened)";

    /// For pages with patients' data, in the words that are customary for HIPAA (45 CFR 164.530(c)).
    public static final String HEALTH_NOTICE = """
            This fax may contain health information that is privileged, confidential and protected by law, including \
            the HIPAA Privacy Rule. It is meant only for the recipient named above. If you are not that recipient, you \
            must not read, copy, use or pass it on. If it reached you in error, please call the sender at once and \
            destroy all pages.""";

    /// The fields by the names that templates use, made safe: without control characters, and of bounded length.
    Map<String, String> byName() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("sender_name", line(senderName));
        fields.put("sender_company", line(senderCompany));
        fields.put("sender_phone", line(senderPhone));
        fields.put("sender_fax", line(senderFax));
        fields.put("recipient_name", line(recipientName));
        fields.put("recipient_company", line(recipientCompany));
        fields.put("recipient_fax", line(recipientFax));
        fields.put("date", line(date));
        fields.put("time", line(time));
        fields.put("page_count", line(pageCount));
        fields.put("subject", line(subject));
        fields.put("message", text(message, LONGEST_MESSAGE));
        fields.put("confidentiality_notice", text(confidentialityNotice, LONGEST_MESSAGE));
        return fields;
    }

    private static String line(String value) {
        return text(value.replaceAll("\\s+", " "), LONGEST_FIELD);
    }

    private static String text(String value, int longest) {
        var clean = new StringBuilder();
        int lines = 1;
        for (int point :
                value.replace("\r\n", "\n").replace('\r', '\n').codePoints().toArray()) {
            if (clean.length() >= longest || (point == '\n' && ++lines > MOST_LINES)) {
                return clean.append(SHORTENED).toString();
            }
            if (printable(point)) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString().strip();
    }

    /// No control characters, no halves of surrogate pairs, and none that would make text read in another order.
    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE, Character.FORMAT -> false;
            default -> true;
        };
    }
}
