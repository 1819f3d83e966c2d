/// A real SMTP server in the test's own process.
package io.dartwing.testkit.mail;
