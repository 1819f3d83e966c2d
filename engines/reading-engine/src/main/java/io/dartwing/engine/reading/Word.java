package io.dartwing.engine.reading;

/// One word of a page.
///
/// @param text what was read, never blank
/// @param box where it stands on the received page
/// @param confidence how sure the reading is, 0 (a guess) to 1 (certain)
/// @param paragraph the paragraph it belongs to, counted from 0 over the page in reading order
/// @param line the line it stands on, counted from 0 over the page in reading order
public record Word(String text, Box box, double confidence, int paragraph, int line) {}
