package io.dartwing.fax.line;

import io.dartwing.engine.fax.line.CallDirection;
import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.FaxLine;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.ReceivedFax;
import io.dartwing.fax.inbound.Reception;
import io.dartwing.fax.outbound.OutboundEnd;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import java.nio.file.Files;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries what the line tells into the fax product, as the organisation of the call.
final class LineListener implements FaxLineListener {
    private static final long MAX_LOG = 20L * 1024 * 1024;

    private final Reception reception;
    private final OutboundEnd outbound;
    private final LiveCalls live;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final Supplier<FaxLine> line;

    LineListener(
            Reception reception,
            OutboundEnd outbound,
            LiveCalls live,
            FileStore files,
            TransactionTemplate transaction,
            Supplier<FaxLine> line) {
        this.reception = reception;
        this.outbound = outbound;
        this.live = live;
        this.files = files;
        this.transaction = transaction;
        this.line = line;
    }

    @Override
    public IncomingAnswer incoming(IncomingCall call) {
        return reception.incoming(call);
    }

    @Override
    public void progress(CallProgress progress) {
        if (progress.direction() == CallDirection.OUTBOUND) {
            Ids.parse(progress.reference())
                    .ifPresent(fax -> Actors.runAs(
                            SystemJobActor.of(progress.organizationId(), "line"), () -> live.report(fax, progress)));
        }
    }

    @Override
    public boolean commit(ReceivedFax received) {
        reception.store(received);
        return true;
    }

    /// The report is acknowledged only after the transaction that takes it over has committed.
    @Override
    public void finished(CallReport report) {
        Actors.runAs(SystemJobActor.of(report.organizationId(), "line"), () -> {
            transaction.executeWithoutResult(status -> {
                FileId log = storeLog(report);
                switch (report.direction()) {
                    case INBOUND -> reception.concluded(report, log);
                    case OUTBOUND -> outbound.concluded(report, log);
                }
            });
            if (report.direction() == CallDirection.OUTBOUND) {
                Ids.parse(report.reference()).ifPresent(live::ended);
            }
        });
        line.get().acknowledge(report.callId());
    }

    private @Nullable FileId storeLog(CallReport report) {
        return Files.exists(report.sessionLog())
                ? files.store(report.sessionLog(), "application/jsonl", MAX_LOG).id()
                : null;
    }
}
