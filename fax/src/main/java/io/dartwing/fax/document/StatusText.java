package io.dartwing.fax.document;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/// Stores the fax enums as the API spells them, in lower case.
final class StatusText {
    private StatusText() {}

    @Converter(autoApply = true)
    static final class OfStatus implements AttributeConverter<FaxStatus, String> {
        @Override
        public String convertToDatabaseColumn(FaxStatus status) {
            return status.text();
        }

        @Override
        public FaxStatus convertToEntityAttribute(String text) {
            return FaxStatus.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    @Converter(autoApply = true)
    static final class OfDirection implements AttributeConverter<FaxDirection, String> {
        @Override
        public String convertToDatabaseColumn(FaxDirection direction) {
            return direction.text();
        }

        @Override
        public FaxDirection convertToEntityAttribute(String text) {
            return FaxDirection.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    @Converter(autoApply = true)
    static final class OfPriority implements AttributeConverter<FaxPriority, String> {
        @Override
        public String convertToDatabaseColumn(FaxPriority priority) {
            return priority.text();
        }

        @Override
        public FaxPriority convertToEntityAttribute(String text) {
            return FaxPriority.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
