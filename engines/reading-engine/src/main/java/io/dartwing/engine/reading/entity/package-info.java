/// What a document's pages say about people, identifiers, codes, medicines, findings and money, with
/// the places.
///
/// [Entities] is the way in. A page is arranged anew first: Sheet puts its words into rows and cells
/// as a person sees them, whatever order they were read in. Then one Finder per kind of entity looks
/// for its values, from the strictest shapes to the freest; what one finder took, no later one takes
/// again (Claims). Labels knows a field's names despite letters that were read wrongly, LabelledValues
/// finds the value beside or below its label.
///
/// Invariants: a value consists of words of one page, in the page's own spelling; only `normalized` is
/// repaired. Decisions are pure: the same pages give the same entities. Nothing of a page is ever
/// logged or put in an exception.
@NullMarked
package io.dartwing.engine.reading.entity;

import org.jspecify.annotations.NullMarked;
