package io.dartwing.fax.mail;

import java.util.List;

/// `TXT` records of the domain name system.
public interface TextRecords {
    /// Each record's strings put together; none for a name without.
    ///
    /// @throws NotNow when name servers don't answer
    List<String> of(String name) throws NotNow;

    /// Asking again later may be answered.
    final class NotNow extends Exception {
        private static final long serialVersionUID = 1L;

        public NotNow() {
            super("name servers don't answer");
        }
    }
}
