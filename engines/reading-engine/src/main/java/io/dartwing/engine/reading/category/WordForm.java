package io.dartwing.engine.reading.category;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Brings a word as it was read to the forms in which words are compared.
final class WordForm {
    private static final Pattern MONEY = Pattern.compile("[$€£]-?[\\d,.]+|-?[\\d,]+\\.\\d\\d");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[/-]\\d{1,2}[/-]\\d{1,4}");
    private static final Pattern PHONE = Pattern.compile("(\\(?\\d{3}\\)?[-.])?\\d{3}[-.]\\d{4}|\\(\\d{3}\\)");
    private static final Pattern DIAGNOSIS = Pattern.compile("[a-tv-z]\\d[\\da-z](\\.[\\da-z]{1,4})");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{Alnum}$€£(#%-]+|[^\\p{Alnum}%)]+$");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{Alnum}'%]+");

    private WordForm() {}

    /// No form, one, or several where punctuation parts the word: `P.O.` gives `p` and `o`.
    /// Numbers give their shape: `$#` money, `#/#` date, `#phone`, `#icd` diagnosis code, `#%`,
    /// `#` any other, `#mg` with its unit.
    static List<String> of(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        plain = EDGES.matcher(plain).replaceAll("");
        if (plain.isEmpty()) {
            return List.of();
        }
        return hasDigit(plain) ? ofNumber(plain) : parts(plain);
    }

    private static List<String> ofNumber(String word) {
        if (MONEY.matcher(word).matches()) {
            return List.of("$#");
        }
        if (DATE.matcher(word).matches()) {
            return List.of("#/#");
        }
        if (PHONE.matcher(word).matches()) {
            return List.of("#phone");
        }
        if (DIAGNOSIS.matcher(word).matches()) {
            return List.of("#icd");
        }
        return parts(word);
    }

    private static List<String> parts(String word) {
        List<String> forms = new ArrayList<>();
        for (String part : NO_LETTER_OR_DIGIT.split(word)) {
            String form = hasDigit(part) ? shape(part) : part.replaceAll("^'+|'+$|'s$", "");
            if (!form.isEmpty() && !"%".equals(form)) {
                forms.add(form.length() > 30 ? form.substring(0, 30) : form);
            }
        }
        return forms;
    }

    private static String shape(String part) {
        String repaired = lettersForDigits(part);
        return repaired.isEmpty() ? part.replaceAll("\\d+", "#") : repaired;
    }

    /// The word that was meant when single digits stand among many letters: `presc1ption`; empty
    /// for any other.
    private static String lettersForDigits(String part) {
        long digits = part.chars().filter(Character::isDigit).count();
        boolean word = part.length() >= 5 && digits * 4 <= part.length() && Character.isLetter(part.charAt(0));
        if (!word) {
            return "";
        }
        String letters =
                part.replace('0', 'o').replace('1', 'i').replace('5', 's').replace('8', 'b');
        return hasDigit(letters) ? "" : letters;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
