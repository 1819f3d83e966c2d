package io.dartwing.engine.reading.phi;

/// Shows that something stands somewhere without showing it.
final class Masking {
    private static final char MASK = '•';

    private Masking() {}

    /// Names keep first letters, e-mail and web addresses their first letter, dates and places nothing
    /// but their punctuation, numbers of seven characters and more their last two.
    static String of(PhiType type, String value) {
        return switch (type) {
            case NAME -> initials(value);
            case EMAIL, URL -> masked(value, 1, value.length());
            case GEOGRAPHIC, DATE, PHOTO, BIOMETRIC, IP_ADDRESS -> masked(value, 0, value.length());
            case PHONE, FAX, SSN, MEDICAL_RECORD, HEALTH_PLAN, ACCOUNT, LICENSE, VEHICLE, DEVICE, OTHER_ID ->
                masked(value, 0, value.length() >= 7 ? value.length() - 2 : value.length());
        };
    }

    private static String initials(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        boolean begins = true;
        for (char c : name.toCharArray()) {
            shown.append(Character.isLetterOrDigit(c) && !begins ? MASK : c);
            begins = !Character.isLetterOrDigit(c);
        }
        return shown.toString();
    }

    private static String masked(String value, int from, int to) {
        StringBuilder shown = new StringBuilder(value);
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(value.charAt(i))) {
                shown.setCharAt(i, MASK);
            }
        }
        return shown.toString();
    }
}
