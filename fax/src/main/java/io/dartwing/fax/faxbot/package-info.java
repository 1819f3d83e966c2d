/// Faxbot's HTTP interface over our faxes, so that its clients work unchanged.
///
/// Off unless `dartwing.faxbot.enabled`. A thin front: what is sent goes through `fax.outbound`,
/// what came in is our fax documents, keys are our API keys. Only what Faxbot has and we have not
/// lives in tables of its own: scopes of keys, mailboxes with their rules, addresses of documents.
/// Every operation judges its callers itself (`FaxbotDoor`) and refuses in Faxbot's words.
@ApplicationModule(displayName = "Faxbot interface")
@NullMarked
package io.dartwing.fax.faxbot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
