package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.t30.T30Settings;
import java.time.Duration;

/// All that is decided about a call before it begins.
///
/// @param maxPages 0 for no limit (outbound)
record CallPlan(
        CallCommand command,
        LineTrunk trunk,
        T30Settings settings,
        T38Policy t38,
        Duration overallLimit,
        int maxPages) {

    static CallPlan outbound(
            CallCommand command, OutboundFax fax, LineTrunk trunk, CallFolder folder, Duration patience) {
        T30Settings settings = T30Settings.send(folder.document(), stationId(fax.stationId()))
                .withPages(fax.firstPage(), -1)
                .withEcm(fax.ecm())
                .withMaxBitRate(modemRate(fax.maxBitRate()))
                .withPatience(patience);
        T38Policy t38 = T38Policy.outbound(trunk.t38(), fax.transport());
        return new CallPlan(command, trunk, settings, t38, fax.overallLimit(), 0);
    }

    static CallPlan inbound(
            CallCommand command, IncomingAnswer.Accept accept, LineTrunk trunk, CallFolder folder, Duration patience) {
        T30Settings settings = T30Settings.receive(folder.document(), stationId(accept.stationId()))
                .withEcm(accept.settings().ecm())
                .withMaxBitRate(modemRate(accept.settings().maxBitRate()))
                .withPatience(patience);
        T38Policy t38 = T38Policy.inbound(trunk.t38());
        return new CallPlan(
                command,
                trunk,
                settings,
                t38,
                accept.settings().overallLimit(),
                accept.settings().maxPages());
    }

    /// The protocol announces modems, so the limit is the best rate of a modem that keeps it.
    private static int modemRate(int limit) {
        return limit >= 14400 ? 14400 : limit >= 9600 ? 9600 : 4800;
    }

    /// T.30 knows 20 characters; what a fax machine can't show becomes a space.
    private static String stationId(String wanted) {
        String printable = wanted.replaceAll("[^\\x20-\\x7e]", " ");
        return printable.length() <= 20 ? printable : printable.substring(0, 20);
    }
}
