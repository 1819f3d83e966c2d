/// A written corpus of made-up faxes for training and measuring the reading of documents.
///
/// Templates are texts in a small markup (see `templates/README.md` in the resources). From a template
/// and a seed come the same document every time: made-up values, laid out on pages, printed in one of
/// several fonts and degraded like a fax, with the truth beside it: category, junk, PHI, the text of
/// each page and every labelled value. Families of templates, never single ones, are divided into a
/// part to train on and a part to measure on. All people, numbers and firms are invented.
@NullMarked
package io.dartwing.corpus;

import org.jspecify.annotations.NullMarked;
