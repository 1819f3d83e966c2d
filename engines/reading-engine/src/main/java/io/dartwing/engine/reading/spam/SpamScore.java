package io.dartwing.engine.reading.spam;

import java.util.List;

/// How likely a fax is junk.
///
/// @param score 0 to 100, calibrated: of the faxes with 70, about seven in ten are junk
/// @param reasons why, strongest first, those for junk and those against; whole sentences
///     without content of the fax
public record SpamScore(int score, List<Reason> reasons) {
    public SpamScore {
        reasons = List.copyOf(reasons);
    }

    /// One thing that moved the score.
    public record Reason(String sentence, boolean speaksForJunk) {}

    /// What happens with a fax unless the organisation has set other bounds.
    public enum Band {
        /// 0..30
        DELIVER,
        /// 31..60
        FLAG,
        /// 61..80
        HOLD,
        /// 81..100
        REJECT
    }

    public Band band() {
        return score <= 30 ? Band.DELIVER : score <= 60 ? Band.FLAG : score <= 80 ? Band.HOLD : Band.REJECT;
    }
}
