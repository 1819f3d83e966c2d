package io.dartwing.fax.mail;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.dartwing.kernel.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number a message is to be faxed to: in the address it was written to, or else in its subject.
/// A wrong guess would show a letter to a stranger, so that whatever is not clear is refused.
final class FaxNumberIn {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{7,15}");
    private static final Pattern TAGGED = Pattern.compile("[a-z0-9._-]*\\+([0-9]{7,15})");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9](?:[ ().\\-/]{0,3}[0-9]){4,14}(?![0-9])");
    private static final Pattern PLAIN = Pattern.compile("(?<![0-9+])[0-9]{11,15}(?![0-9])");

    sealed interface Found {
        record One(PhoneNumber number) implements Found {}

        record None(String problem) implements Found {}
    }

    private FaxNumberIn() {}

    /// @param recipients of them those at `domain` count; all, if it is empty
    static Found of(List<String> recipients, String domain, String subject) {
        Set<PhoneNumber> addressed = new LinkedHashSet<>();
        for (String recipient : recipients) {
            if (domain.isEmpty() || Addresses.domain(recipient).equals(domain)) {
                inAddress(Addresses.local(recipient)).ifPresent(addressed::add);
            }
        }
        Set<PhoneNumber> numbers = addressed.isEmpty() ? inSubject(subject) : addressed;
        return switch (numbers.size()) {
            case 0 ->
                new Found.None("no fax number was found; write it into the subject with + and country code, such as"
                        + " +1 202 555 0143");
            case 1 -> new Found.One(numbers.iterator().next());
            default -> new Found.None("more than one fax number was found; write one message for each");
        };
    }

    private static Optional<PhoneNumber> inAddress(String local) {
        Matcher tagged = TAGGED.matcher(local);
        if (tagged.matches()) {
            return PhoneNumber.parse("+" + tagged.group(1));
        }
        return ADDRESS.matcher(local).matches() ? withCountry(local) : Optional.empty();
    }

    private static Set<PhoneNumber> inSubject(String subject) {
        var numbers = new LinkedHashSet<PhoneNumber>();
        Matcher international = INTERNATIONAL.matcher(subject);
        while (international.find()) {
            PhoneNumber.parse(international.group().replaceAll("[^+0-9]", "")).ifPresent(numbers::add);
        }
        Matcher plain = PLAIN.matcher(subject);
        while (numbers.isEmpty() && plain.find()) {
            withCountry(plain.group()).ifPresent(numbers::add);
        }
        return numbers;
    }

    /// Without a plus only what can be one, country code first.
    private static Optional<PhoneNumber> withCountry(String digits) {
        try {
            var util = PhoneNumberUtil.getInstance();
            return util.isPossibleNumber(util.parse("+" + digits, null))
                    ? PhoneNumber.parse("+" + digits)
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }
}
