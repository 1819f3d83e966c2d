package io.dartwing.fax.broadcast;

import io.dartwing.kernel.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/// How recipients of an advertisement ask to get no more of them. The notice on the first page says
/// what 47 CFR 64.1200(a)(4)(iii) asks for.
///
/// @param phone to call, and @param fax to fax to, at any time of every day
/// @param free another way that costs nothing, such as a web page; needed unless one of both is toll-free
record OptOut(String phone, String fax, Optional<String> free) {
    private static final Set<String> TOLL_FREE = Set.of("800", "888", "877", "866", "855", "844", "833");

    static boolean tollFree(PhoneNumber number) {
        return number.e164().startsWith("+1")
                && number.e164().length() == 12
                && TOLL_FREE.contains(number.e164().substring(2, 5));
    }

    /// @param code by which we know what the request is about
    String notice(String code) {
        return "To get no more fax advertisements from us, call " + display(phone) + " or fax " + display(fax)
                + free.map(way -> ", or free of charge: " + way).orElse(" free of charge")
                + ". Name your fax number and the code " + code + ", at any time of any day. Not complying with your"
                + " request within the shortest reasonable time, at most 30 days, is unlawful.";
    }

    private static String display(String e164) {
        return PhoneNumber.parse(e164).map(PhoneNumber::display).orElse(e164);
    }
}
