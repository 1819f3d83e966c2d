/// Finds protected health information where it must not be.
package io.dartwing.testkit.canary;
