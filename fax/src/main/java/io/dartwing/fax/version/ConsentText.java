package io.dartwing.fax.version;

/// What a person agrees to before it signs electronically. A text that changes in meaning gets another version, and is
/// agreed to anew.
final class ConsentText {
    static final String VERSION = "2026-11";

    /// What 15 USC 7001(c)(1) asks to be told, in plain words.
    static final String TEXT = """
            You agree to sign documents of this organisation electronically and to get their records electronically.

            Intent. When you put your signature on a page and enter your signing PIN, you mean to sign the document, \
            as you would with a pen.

            What it covers. All documents that you sign here, until you withdraw.

            Paper. You may sign on paper instead: print the fax and sign it by hand. Nobody may treat you worse for it. \
            A copy of what you signed is the PDF of the version, to be downloaded or printed without charge while the \
            fax is kept.

            Withdrawal. You can withdraw at any time under Signatures. From then on you can't sign here; what you signed \
            before stays signed.

            Records. Each signed document is kept unchanged with your name, the time, the network address and the \
            version of this text, as long as the organisation's retention rules keep the fax.

            What you need. A current browser, and a program that opens PDF files.""";

    private ConsentText() {}
}
