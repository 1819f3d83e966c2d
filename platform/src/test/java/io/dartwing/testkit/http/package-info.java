/// A small HTTP caller for tests against a running server.
@NullMarked
package io.dartwing.testkit.http;

import org.jspecify.annotations.NullMarked;
