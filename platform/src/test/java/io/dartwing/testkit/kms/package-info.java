/// Key services as far as we use them, as HTTP servers of their own.
package io.dartwing.testkit.kms;
