package io.dartwing.fax.report;

import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of a report as texts.
final class Cells {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

    private Cells() {}

    static String text(Map<String, @Nullable Object> row, Column column) {
        Object value = row.get(column.name());
        if (value == null) {
            return "";
        }
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        String plain = new BigDecimal(number.toString())
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return column.type() == Type.PERCENT ? plain + " %" : plain;
    }

    /// What begins like a formula must stay a text in whatever opens the file.
    static String harmless(String value) {
        return FORMULA.matcher(value).matches() ? "'" + value : value;
    }
}
