package io.dartwing.fax.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What a sent fax calls itself where it arrives: `DFX-20261127-AB12`, the day (UTC) of its first attempt and four
/// characters. Seventeen characters: a station identification of ITU-T T.30 holds twenty.
public record StationIdentifier(String text) {
    /// Without the letters that a fax blurs into digits.
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 4;
    private static final Pattern FORM = Pattern.compile("DFX-[0-9]{8}-[0-9A-Z]{" + LENGTH + "}");

    public static StationIdentifier fresh(LocalDate day, RandomGenerator random) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new StationIdentifier("DFX-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + code);
    }

    /// As a person reads it from paper: in any case, with `O` for `0` and `I` or `L` for `1`. Empty for another text.
    public static Optional<StationIdentifier> read(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(upper).matches()) {
            return Optional.empty();
        }
        int code = upper.length() - LENGTH;
        String letters =
                upper.substring(code).replace('O', '0').replace('I', '1').replace('L', '1');
        return Optional.of(new StationIdentifier(upper.substring(0, code) + letters));
    }
}
