/// Services that read pages: as much of Google's Cloud Vision and Azure's Image Analysis as reading asks for. They read
/// what they are told to, refuse wrong keys, and can be told to fail.
@NullMarked
package io.dartwing.testkit.recogniser;

import org.jspecify.annotations.NullMarked;
