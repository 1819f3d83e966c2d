/// What providers send to us: believed, stored, then told to whoever it concerns.
///
/// A webhook is judged on its raw bytes, stored sealed together with the job that reads it, and
/// acknowledged only then. The same event is stored once within two days. The job turns it into
/// `CarrierEvent`s and hands them to every `CarrierEventListener` in one transaction with its
/// conclusion: what listeners write happens once. Events come in any order. What can't be
/// understood is kept, with a reason for the administrator.
@ApplicationModule(displayName = "Carrier webhooks")
@NullMarked
package io.dartwing.telephony.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
