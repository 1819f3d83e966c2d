package io.dartwing.fax.mail;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// From the name servers of this machine.
@Component
class DnsTextRecords implements TextRecords {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    @Override
    public List<String> of(String name) throws NotNow {
        Lookup lookup;
        try {
            lookup = new Lookup(name.endsWith(".") ? name : name + ".", Type.TXT);
        } catch (TextParseException noName) {
            return List.of();
        }
        var resolver = new ExtendedResolver();
        resolver.setTimeout(WITHIN);
        resolver.setRetries(1);
        lookup.setResolver(resolver);
        var records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL ->
                Stream.of(records)
                        .filter(TXTRecord.class::isInstance)
                        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                        .toList();
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
            default -> throw new NotNow();
        };
    }
}
