package io.dartwing.telephony.porting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What has to be shown to the losing carrier.
enum PortDocument {
    /// The letter of authorisation.
    LETTER,
    /// The latest bill of the losing carrier.
    BILL;

    /// What may be uploaded: how it is named, how a file of it is called and begins.
    enum Form {
        PDF("application/pdf", "pdf", new byte[] {'%', 'P', 'D', 'F', '-'}),
        PNG("image/png", "png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
        JPEG("image/jpeg", "jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

        private final String contentType;
        private final String ending;
        private final byte[] beginning;

        Form(String contentType, String ending, byte[] beginning) {
            this.contentType = contentType;
            this.ending = ending;
            this.beginning = beginning;
        }

        String contentType() {
            return contentType;
        }

        String ending() {
            return ending;
        }

        static Optional<Form> of(byte[] content) {
            return Arrays.stream(values())
                    .filter(form -> content.length > form.beginning.length
                            && Arrays.equals(
                                    content, 0, form.beginning.length, form.beginning, 0, form.beginning.length))
                    .findFirst();
        }

        static Optional<Form> of(String contentType) {
            return Arrays.stream(values())
                    .filter(form -> form.contentType.equals(contentType))
                    .findFirst();
        }
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PortDocument> named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
