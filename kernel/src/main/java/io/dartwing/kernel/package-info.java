/// Words that every part of Dartwing shares: ids, phone numbers, error codes, problems.
///
/// Plain Java, no framework, no I/O. Nothing here knows of organisations, faxes or databases.
@NullMarked
package io.dartwing.kernel;

import org.jspecify.annotations.NullMarked;
