package io.dartwing.fax.report;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes reports of what the current actor may read.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Reports {
    private final FaxFigures faxes;
    private final OtherFigures others;
    private final OrganizationSettings settings;
    private final PhiReads reads;
    private final Audit audit;
    private final JdbcClient jdbc;

    Reports(
            FaxFigures faxes,
            OtherFigures others,
            OrganizationSettings settings,
            PhiReads reads,
            Audit audit,
            JdbcClient jdbc) {
        this.faxes = faxes;
        this.others = others;
        this.settings = settings;
        this.reads = reads;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    ZoneId zone() {
        return settings.get(CommonSettings.TIME_ZONE);
    }

    /// @param format how it is taken away, or `json`
    /// @throws io.dartwing.kernel.ProblemException `DW-403` when the current actor may not have this report
    Report make(ReportWish wish, String format) {
        wish.kind().require();
        // A report that takes longer is asked too much of; other work goes ahead.
        jdbc.sql("set local statement_timeout = '30s'").update();
        Report report = wish.kind().countsFaxes() ? faxes.count(wish, zone()) : others.make(wish, zone());
        note(wish.kind(), format);
        return report.only(wish.columns());
    }

    /// Of reports that name other parties or tell of people, and of whatever leaves as a file.
    private void note(ReportKind kind, String format) {
        Map<String, String> details = Map.of("report", kind.value(), "format", format);
        if (kind.namesParties()) {
            reads.recordList("report.read", "fax_document", List.of(), details);
        } else if (!kind.countsFaxes() || !format.equals("json")) {
            audit.record("report.read", "organization", Actors.current().requireOrganization(), details);
        }
    }
}
