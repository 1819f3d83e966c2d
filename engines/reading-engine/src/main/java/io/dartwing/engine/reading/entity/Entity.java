package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.Box;

/// Something that a page names, with its place. The same thing named twice is two entities.
///
/// @param type its kind
/// @param value as the page has it, reading errors included; words of several lines are joined by
///     blanks
/// @param normalized the value in the one form of its type, see [EntityType]; reading errors repaired
///     where certain
/// @param page the page's number, from 1
/// @param box the rectangle around all words that hold the value, in fractions of the received page
/// @param confidence how sure kind and value are, 0 to 1
public record Entity(EntityType type, String value, String normalized, int page, Box box, double confidence) {
    /// Names the kind only: a value never reaches a log by accident.
    @Override
    public String toString() {
        return "Entity[" + type + " on page " + page + "]";
    }
}
