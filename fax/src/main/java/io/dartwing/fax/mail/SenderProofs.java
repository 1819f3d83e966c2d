package io.dartwing.fax.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whether a message in a mailbox is from its author: by the word of the mail server that took it
/// in, if the organisation named one; else by its signatures, which are checked here. SPF needs to
/// see the connection, which only that server did.
@Component
class SenderProofs {
    private final DkimCheck dkim;
    private final DmarcPolicies policies;

    SenderProofs(DkimCheck dkim, DmarcPolicies policies) {
        this.dkim = dkim;
        this.policies = policies;
    }

    Proof of(FaxMailbox box, String author, ReadMail mail, Path raw) throws IOException, TextRecords.NotNow {
        String domain = Addresses.domain(author);
        String home = Addresses.domain(box.address());
        if (mail.written().stream().noneMatch(to -> Addresses.domain(to).equals(home))) {
            // Anybody can hand on what somebody else signed, for whomever it was.
            return new Proof.Unproven("it is not written to this mailbox");
        }
        DmarcPolicies.Strictness strict = policies.of(domain);
        String server = box.authservId();
        if (server != null) {
            Optional<List<AuthResults.Result>> results = AuthResults.of(mail.results(), server);
            return results.map(it -> AuthResults.judge(it, domain, strict))
                    .orElseGet(() -> new Proof.Unproven("the mail server says nothing about its sender"));
        }
        return dkim.signers(raw).stream().anyMatch(signer -> Alignment.of(signer, domain, strict.dkim()))
                ? new Proof.Proven("DKIM passed")
                : new Proof.Unproven("no DKIM signature of its sender's domain passed");
    }
}
