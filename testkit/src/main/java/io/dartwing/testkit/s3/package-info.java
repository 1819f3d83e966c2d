/// A store that speaks as much of S3 as archives need, in memory, and can be told to fail.
@NullMarked
package io.dartwing.testkit.s3;

import org.jspecify.annotations.NullMarked;
