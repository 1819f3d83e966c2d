package io.dartwing.fax.faxbot;

import io.dartwing.platform.permission.Permissions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Faxbot's scopes, and which permissions of ours they need. Pure.
final class FaxbotScopes {
    static final String ALL = "*";
    static final String SEND = "fax:send";
    static final String READ = "fax:read";
    static final String LIST = "inbound:list";
    static final String RECEIVE = "inbound:read";
    static final String KEYS = "keys:manage";
    static final String MAILBOXES = "mailboxes:manage";

    /// What a key gets that names none, as in Faxbot.
    static final List<String> USUAL = List.of(SEND, READ);

    /// Who makes keys can make one with every scope: that is administration.
    private static final Map<String, String> OURS = Map.of(
            SEND, Permissions.FAX_SEND,
            READ, Permissions.FAX_READ,
            LIST, Permissions.FAX_READ,
            RECEIVE, Permissions.FAX_READ,
            MAILBOXES, Permissions.FAX_ASSIGN,
            KEYS, Permissions.ADMIN,
            ALL, Permissions.ADMIN);

    /// Scopes that a mailbox may ask for on top, for example `inbound:read:pharmacy`.
    private static final Pattern OF_MAILBOX = Pattern.compile("inbound:(list|read):[a-z0-9][a-z0-9_-]{0,49}");

    private FaxbotScopes() {}

    static boolean known(String scope) {
        return OURS.containsKey(scope) || OF_MAILBOX.matcher(scope).matches();
    }

    /// Our permissions behind these scopes; in healthcare those about health information too, for
    /// without them a key could do nothing with a fax.
    static List<String> ours(Collection<String> scopes, boolean healthcare) {
        var ours = new LinkedHashSet<String>();
        for (String scope : scopes) {
            ours.add(OURS.getOrDefault(scope, Permissions.FAX_READ));
        }
        if (healthcare) {
            if (ours.contains(Permissions.FAX_READ) || ours.contains(Permissions.ADMIN)) {
                ours.add(Permissions.PHI_READ);
            }
            if (ours.contains(Permissions.FAX_SEND) || ours.contains(Permissions.ADMIN)) {
                ours.add(Permissions.PHI_READ);
                ours.add(Permissions.PHI_WRITE);
            }
        }
        return List.copyOf(ours);
    }

    /// What one of our keys may do here that was not made here.
    static Set<String> of(Set<String> permissions) {
        var scopes = new LinkedHashSet<String>();
        if (permissions.contains(Permissions.ADMIN)) {
            scopes.add(ALL);
        }
        if (permissions.contains(Permissions.FAX_SEND)) {
            scopes.add(SEND);
        }
        if (permissions.contains(Permissions.FAX_READ)) {
            scopes.addAll(List.of(READ, LIST, RECEIVE));
        }
        if (permissions.contains(Permissions.FAX_ASSIGN)) {
            scopes.add(MAILBOXES);
        }
        return Set.copyOf(scopes);
    }

    static boolean allow(Set<String> held, String scope) {
        return held.contains(ALL) || held.contains(scope);
    }

    /// Whether faxes of a mailbox that asks for one of `wanted` are for a caller with `held`.
    static boolean open(Set<String> held, Collection<String> wanted) {
        return wanted.isEmpty() || held.contains(ALL) || wanted.stream().anyMatch(held::contains);
    }
}
