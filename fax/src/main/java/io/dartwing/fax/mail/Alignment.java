package io.dartwing.fax.mail;

import java.util.Objects;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/// Whether two domains belong together (DMARC, RFC 7489 §3.1): of one organisation, by the public
/// suffix list, or exactly the same where the author's domain asks for that.
final class Alignment {
    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private Alignment() {}

    static boolean of(String proven, String author, boolean strict) {
        if (proven.equals(author)) {
            return !author.isEmpty();
        }
        return !strict && Objects.equals(organization(proven), organization(author));
    }

    /// The domain somebody registered. Under an end that the list doesn't know, its last two labels:
    /// never the end itself, under which strangers are.
    static String organization(String domain) {
        String root = SUFFIXES.getDomainRoot(domain);
        if (root != null && root.indexOf('.') > 0) {
            return root;
        }
        int last = domain.lastIndexOf('.');
        return root == null ? domain : domain.substring(domain.lastIndexOf('.', last - 1) + 1);
    }
}
