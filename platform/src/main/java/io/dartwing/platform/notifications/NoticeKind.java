package io.dartwing.platform.notifications;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One kind of thing that people are told, declared once by the module that knows of it.
///
/// `subject` and `text` are templates with `{value}` places; an organisation may put its own in their stead.
/// Values that may be PHI (a sender's number) are named in `phi`: in mail and push they are left out unless the
/// organisation sends its mail encrypted. A `security` kind always goes out by mail at once, whatever a person
/// chose.
public record NoticeKind(
        String name,
        String label,
        String subject,
        String text,
        Set<String> values,
        Set<String> phi,
        boolean mailByDefault,
        boolean security) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    public NoticeKind {
        values = Set.copyOf(values);
        phi = Set.copyOf(phi);
        if (!NAME.matcher(name).matches() || !values.containsAll(phi)) {
            throw new IllegalArgumentException("notice kind " + name + ": not valid (expected: words joined by a dot)");
        }
    }

    /// Shown in the application, and by mail or push for those who want it.
    public static NoticeKind of(String name, String label, String subject, String text, String... values) {
        return new NoticeKind(name, label, subject, text, Set.of(values), Set.of(), false, false);
    }

    /// The same, with mail unless a person turns it off.
    public NoticeKind withMail() {
        return new NoticeKind(name, label, subject, text, values, phi, true, security);
    }

    public NoticeKind withPhi(String... names) {
        return new NoticeKind(name, label, subject, text, values, Set.of(names), mailByDefault, security);
    }

    public NoticeKind forSecurity() {
        return new NoticeKind(name, label, subject, text, values, phi, true, true);
    }

    /// The kinds of one module; a bean.
    public record Group(List<NoticeKind> kinds) {
        public Group {
            kinds = List.copyOf(kinds);
        }

        public static Group of(NoticeKind... kinds) {
            return new Group(List.of(kinds));
        }
    }
}
