package io.dartwing.fax.alert;

import java.util.regex.Pattern;

/// Words by which laboratories and radiologists mark a result that can't wait (critical value policies after the Joint
/// Commission's NPSG.02.03.01). A word alone says nothing of a value: this only brings a fax before a person sooner.
final class CriticalValues {
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:critical(?:ly)?\\s+(?:value|result|lab|finding|high|low|abnormal)s?"
                    + "|panic\\s+(?:value|level|result|high|low)s?"
                    + "|alert\\s+values?"
                    + "|life[\\s-]threatening"
                    + "|call(?:ed)?\\s+(?:immediately|stat)"
                    + "|notify\\s+(?:the\\s+)?(?:physician|provider|doctor)\\s+(?:immediately|at\\s+once|stat))\\b",
            Pattern.CASE_INSENSITIVE);

    private CriticalValues() {}

    static boolean in(String text) {
        return WORDS.matcher(text).find();
    }
}
