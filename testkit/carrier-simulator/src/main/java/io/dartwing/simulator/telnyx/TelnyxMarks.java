package io.dartwing.simulator.telnyx;

import io.dartwing.simulator.Reply;
import io.dartwing.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages of lists, and the client's reference in what it gave us.
final class TelnyxMarks {
    private static final Pattern ATTEMPT = Pattern.compile("[?&]attempt=([0-9a-fA-F-]{36})");
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 250;

    private TelnyxMarks() {}

    static String reference(String clientState) {
        try {
            return new String(Base64.getDecoder().decode(clientState), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal(TelnyxErrors.of(422, "10015", "Bad Request", "/client_state"));
        }
    }

    static String referenceIn(String address) {
        Matcher matcher = ATTEMPT.matcher(address);
        return matcher.find() ? matcher.group(1) : "";
    }

    static Reply page(Request request, List<Map<String, Object>> all) {
        int number = count(request, "page[number]", 1);
        int size = Math.min(LARGEST_PAGE, count(request, "page[size]", PAGE));
        List<Map<String, Object>> shown =
                all.stream().skip((long) (number - 1) * size).limit(size).toList();
        return Reply.json(
                200,
                Map.of(
                        "data",
                        shown,
                        "meta",
                        Map.of(
                                "total_results",
                                all.size(),
                                "total_pages",
                                (all.size() + size - 1) / size,
                                "page_number",
                                number,
                                "page_size",
                                size)));
    }

    private static int count(Request request, String name, int otherwise) {
        String text = request.query(name).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new Refusal(TelnyxErrors.of(400, "10015", "Bad Request", "/" + name));
        }
        return Integer.parseInt(text);
    }
}
