package io.dartwing.engine.reading.phi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The identifiers that are no entities: web and internet addresses, vehicles, devices, licenses,
/// biometric data and photographs that a page mentions, ages from 90 on, case and claim numbers.
final class OtherIdentifiers {
    private static final String NUMBER = "[\\s:#.]*((?=[A-Z0-9-]*\\d)[A-Z0-9][A-Z0-9-]{3,24})(?![\\w@])";
    private static final Pattern VIN = Pattern.compile("(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])");

    private static final List<Rule> RULES = List.of(
            new Rule(PhiType.URL, 0.9, "(?i)\\b((?:https?://|www\\.)[^\\s<>\"]{4,})"),
            new Rule(
                    PhiType.IP_ADDRESS,
                    0.85,
                    "(?<![\\d.])((?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d))(?![\\d.])"),
            new Rule(
                    PhiType.DEVICE,
                    0.8,
                    "\\b(?i:serial (?:no|number|num)|s/n|device (?:id|identifier|no|number|serial)|implant (?:id|serial)|udi"
                            + "|lot (?:no|number))\\b" + NUMBER),
            new Rule(
                    PhiType.LICENSE,
                    0.85,
                    "\\b(?i:driver'?s?'? licen[sc]e|dl|d\\.l\\.|passport|certificate|cert\\.?)(?i:\\s*(?:no|number|num|id|#))"
                            + NUMBER),
            new Rule(PhiType.LICENSE, 0.85, "\\b(?i:driver'?s?'? licen[sc]e|passport)" + NUMBER),
            new Rule(
                    PhiType.VEHICLE,
                    0.85,
                    "\\b(?i:licen[sc]e plate|plate (?:no|number)|tag (?:no|number))(?i:\\s*(?:no|number))?" + NUMBER),
            new Rule(
                    PhiType.BIOMETRIC,
                    0.6,
                    "\\b((?i:fingerprints?|thumb ?print|palm ?print|voice ?print|retina(?:l)? scan|iris scan))\\b"),
            new Rule(
                    PhiType.PHOTO,
                    0.6,
                    "\\b((?i:(?:patient|facial|face|full[- ]face|identification|id) (?:photo(?:graph)?s?|picture)|photo id))\\b"),
            new Rule(PhiType.DATE, 0.8, "\\b((?:9\\d|1[01]\\d)[- ]?(?i:year[s]?[- ]old|y/?o\\b|yo\\b|yr[s]?[- ]old))"),
            new Rule(PhiType.DATE, 0.8, "\\b(?i:age)[\\s:]*((?:9\\d|1[01]\\d))\\b"),
            new Rule(
                    PhiType.OTHER_ID,
                    0.75,
                    "\\b(?i:claim|case|encounter|visit|authorization|auth|accession|specimen|referral|rx|prescription)"
                            + "(?i:\\s*(?:no|number|num|id|#))" + NUMBER));

    private record Rule(PhiType type, double confidence, Pattern pattern) {
        Rule(PhiType type, double confidence, String regex) {
            this(type, confidence, Pattern.compile(regex));
        }
    }

    private OtherIdentifiers() {}

    static List<PhiSpan> in(PageWords page) {
        List<PhiSpan> spans = new ArrayList<>();
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern.matcher(page.text());
            while (matcher.find()) {
                spans.add(span(page, rule.type, matcher.start(1), matcher.end(1), rule.confidence));
            }
        }
        Matcher vin = VIN.matcher(page.text());
        while (vin.find()) {
            if (isVin(vin.group())) {
                spans.add(span(page, PhiType.VEHICLE, vin.start(), vin.end(), 0.95));
            }
        }
        return spans;
    }

    private static PhiSpan span(PageWords page, PhiType type, int from, int to, double confidence) {
        String preview = Masking.of(type, page.text().substring(from, to));
        return new PhiSpan(type, page.number(), page.box(from, to), preview, confidence);
    }

    /// The ninth character is the sum of the others by place, modulo 11 (49 CFR 565.15).
    static boolean isVin(String number) {
        String values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += values.indexOf(number.charAt(i)) % 10 * weights[i];
        }
        int check = sum % 11;
        return number.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check));
    }
}
