/// Digital signatures of documents (PAdES, ETSI EN 319 142-1, baseline B-B): whoever has the document can tell who
/// signed
/// it and that no byte of it was changed since. No network, no framework.
@NullMarked
package io.dartwing.engine.fax.signing;

import org.jspecify.annotations.NullMarked;
