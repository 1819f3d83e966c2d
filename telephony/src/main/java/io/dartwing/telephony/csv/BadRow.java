package io.dartwing.telephony.csv;

/// A row of a file that was not stored.
///
/// @param line where it stands in the file, from 1
/// @param field the column; `row` when the row as a whole is wrong
/// @param problem what is wrong
/// @param expected what would have been right
public record BadRow(int line, String field, String problem, String expected) {}
