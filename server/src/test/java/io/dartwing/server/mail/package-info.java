/// Mail servers of tests.
@NullMarked
package io.dartwing.server.mail;

import org.jspecify.annotations.NullMarked;
