/// `dartwing read`: a folder of documents in, a folder of JSON files out. No server, no database, no network.
///
/// DocumentFiles says what of a folder is read and how the results are called, DrawnPdf brings PDFs to the engine,
/// ReadingJson is the form of the result, ReadingRun does the work, ReadCommand is what the operator sees.
@NullMarked
package io.dartwing.cli.reading;

import org.jspecify.annotations.NullMarked;
