package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxFilter;

/// What is asked of a search.
///
/// @param narrowed filters beside what is sought: direction, status, category, inbox, assignee, tags, times, health
///     information; what else a list can be narrowed by is not looked at
/// @param misread words that differ in one letter count too, a little
/// @param newest the newest first, not the best
record SearchWish(String text, FaxFilter narrowed, boolean misread, boolean newest) {}
