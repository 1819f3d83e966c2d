/// Training the models that come with the reading engine, and measuring them on faxes of authors
/// they don't know.
///
/// Both work on folders of faxes with the truth beside them, as
/// `io.dartwing.corpus.CorpusCommand` writes them.
@NullMarked
package io.dartwing.bench.reading;

import org.jspecify.annotations.NullMarked;
