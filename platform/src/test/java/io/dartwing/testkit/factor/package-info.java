/// What people hold in their hands when they sign in.
package io.dartwing.testkit.factor;
