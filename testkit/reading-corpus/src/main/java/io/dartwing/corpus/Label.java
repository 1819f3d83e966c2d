package io.dartwing.corpus;

/// A value that stands in a document.
///
/// @param value as written; a value that was broken over lines has single spaces where it was broken
/// @param page the page it stands on, from 0
public record Label(LabelType type, String value, int page) {}
