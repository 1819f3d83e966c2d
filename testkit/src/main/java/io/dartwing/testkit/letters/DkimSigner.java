package io.dartwing.testkit.letters;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;

/// Signs messages as a sending domain does (DKIM, RFC 6376): rsa-sha256, relaxed/relaxed.
public final class DkimSigner {
    private final String domain;
    private final String selector;
    private final KeyPair keys;

    public DkimSigner(String domain, String selector) {
        this.domain = domain;
        this.selector = selector;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasRsa) {
            throw new IllegalStateException(everyJdkHasRsa);
        }
    }

    /// Where its key stands.
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    public String record() {
        return "v=DKIM1; k=rsa; p=" + base64(keys.getPublic().getEncoded());
    }

    /// The message with its signature on top.
    ///
    /// @param message with CRLF
    /// @param headers what is signed, such as `from`
    public String sign(String message, String... headers) {
        return sign(message, "", headers);
    }

    /// @param more further tags, such as `l=10; `
    public String sign(String message, String more, String[] headers) {
        int end = message.indexOf("\r\n\r\n");
        String head = message.substring(0, end + 2);
        try {
            byte[] body = MessageDigest.getInstance("SHA-256")
                    .digest(relaxedBody(message.substring(end + 4)).getBytes(StandardCharsets.ISO_8859_1));
            String unsigned = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + "; " + more
                    + "h=" + String.join(":", headers) + "; bh=" + base64(body) + "; b=";
            var signed = new StringBuilder();
            for (String name : headers) {
                signed.append(relaxed(name, value(head, name))).append("\r\n");
            }
            signed.append(relaxed("dkim-signature", unsigned));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
            return "DKIM-Signature: " + unsigned + base64(signature.sign()) + "\r\n" + message;
        } catch (GeneralSecurityException everyJdkHasThem) {
            throw new IllegalStateException(everyJdkHasThem);
        }
    }

    private static String value(String head, String name) {
        String found = null;
        for (String field : head.split("\r\n(?![ \t])")) {
            if (field.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                found = field.substring(name.length() + 1);
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return found;
    }

    private static String relaxed(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ":"
                + value.replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static String relaxedBody(String body) {
        String lines = body.replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ");
        String cut = lines.replaceAll("(\r\n)+$", "");
        return cut.isEmpty() ? "" : cut + "\r\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
