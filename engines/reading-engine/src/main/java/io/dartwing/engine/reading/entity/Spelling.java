package io.dartwing.engine.reading.entity;

/// How close two words are.
final class Spelling {
    private Spelling() {}

    /// Whether one letter put in, left out or exchanged makes one word the other, or two neighbouring
    /// letters were read as one (`rn` as `m`, `cl` as `d`, `vv` as `w`). Equal words are not apart.
    static boolean oneApart(String one, String other) {
        if (one.equals(other) || Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        int head = 0;
        while (head < shorter.length() && shorter.charAt(head) == longer.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter.length() - head
                && shorter.charAt(shorter.length() - 1 - tail) == longer.charAt(longer.length() - 1 - tail)) {
            tail++;
        }
        String left = shorter.substring(head, shorter.length() - tail);
        String right = longer.substring(head, longer.length() - tail);
        return right.length() <= 1 || (left.length() == 1 && right.length() == 2 && glued(left, right));
    }

    private static boolean glued(String read, String meant) {
        return switch (meant) {
            case "rn", "nn", "in", "ni" -> read.equals("m");
            case "cl", "ci" -> read.equals("d");
            case "vv" -> read.equals("w");
            default -> false;
        };
    }
}
