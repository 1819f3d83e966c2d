/// Known kinds of forms: which of them a page is, and what stands in its fields.
///
/// A FormTemplate says how a blank form is printed: phrases and where they stand (anchors), and
/// where its fields are. FormReader is the way in. PrintedPage finds phrases on a page despite
/// misread letters, Fit lays the template over the page by one scale and offset in each direction,
/// FieldReader gathers what stands in the fields, Tick judges boxes to be ticked by their ink.
/// ShippedForms are the templates that come with the engine; others are given by whoever asks.
///
/// Invariants: pure, but for the pixels that a PageInk hands over; the same pages and templates
/// give the same forms. What the form prints in a field is no part of its value. Nothing of a page
/// is ever logged or put in an exception.
@NullMarked
package io.dartwing.engine.reading.form;

import org.jspecify.annotations.NullMarked;
