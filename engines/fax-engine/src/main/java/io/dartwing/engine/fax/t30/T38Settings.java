package io.dartwing.engine.fax.t30;

/// T.38 specifics of a terminal: always version 0 with the training check transferred (method 2).
///
/// @param fillBitRemoval  whether fill bits between rows were agreed to be left out (`T38FaxFillBitRemoval`)
/// @param indicatorCopies how often indicators are sent
/// @param endCopies       how often the packet that ends a signal is sent
public record T38Settings(boolean fillBitRemoval, int indicatorCopies, int endCopies) {

    public static final T38Settings DEFAULT = new T38Settings(false, 3, 3);

    public T38Settings {
        if (indicatorCopies < 1 || indicatorCopies > 10 || endCopies < 1 || endCopies > 10) {
            throw new IllegalArgumentException(
                    "copies: " + indicatorCopies + ", " + endCopies + " (expected: 1 to 10 each)");
        }
    }

    public T38Settings withFillBitRemoval(boolean removal) {
        return new T38Settings(removal, indicatorCopies, endCopies);
    }
}
