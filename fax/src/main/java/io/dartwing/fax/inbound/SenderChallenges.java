package io.dartwing.fax.inbound;

import io.dartwing.fax.document.FaxDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// What challenges of senders have to say of a received fax.
public interface SenderChallenges {
    sealed interface Word {
        /// It is no matter of challenges.
        record Nothing() implements Word {}

        /// It answers a challenge with the right code, and the fax that waited for it is
        /// released: nobody needs to
        /// look at this one before it is delivered.
        record Answered(String sentence) implements Word {}

        /// It waits for a person's word.
        ///
        /// @param challenge its sender is to be challenged
        record Hold(String sentence, boolean challenge) implements Word {}
    }

    /// The marks on its pages, where a challenge of its sender is open. Outside a transaction.
    List<String> marks(UUID fax, Path tiff) throws IOException;

    /// Takes the fax as an answer if it is one, in the caller's transaction. Callers hold the
    /// fax's lock.
    ///
    /// @param asked whether a rule wants its sender challenged
    /// @param known whether its sender is one whose faxes are never held
    Word word(FaxDocument fax, List<String> marks, boolean asked, boolean known);

    /// Queues the challenge of a held fax's sender, in the caller's transaction.
    void queue(FaxDocument fax);
}
