package io.dartwing.engine.reading.phi;

import io.dartwing.engine.reading.Box;

/// A rectangle that should be covered before the page goes to someone who may not see the person. A
/// proposal: a person confirms it.
///
/// @param page the page's number, from 1
/// @param box the words with a small margin, in fractions of the received page
/// @param type why
public record Redaction(int page, Box box, PhiType type) {
    private static final double MARGIN = 0.002;

    static Redaction of(PhiSpan span) {
        Box box = span.box();
        double left = Math.max(0, box.x() - MARGIN);
        double top = Math.max(0, box.y() - MARGIN);
        double right = Math.min(1, box.x() + box.width() + MARGIN);
        double bottom = Math.min(1, box.y() + box.height() + MARGIN);
        return new Redaction(span.page(), new Box(left, top, right - left, bottom - top), span.type());
    }
}
