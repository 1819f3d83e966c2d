package io.dartwing.fax.privacy;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.privacy.PhiHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A fax counts until it is erased: deleting only hides it, and who asks need not be allowed to see it.
@Component
class FaxHoldings implements PhiHolder {
    private final JdbcClient jdbc;

    FaxHoldings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String what() {
        return "faxes";
    }

    @Override
    public boolean holdsPhi() {
        return jdbc.sql("select fax_phi_stored(?)")
                .param(Actors.current().requireOrganization())
                .query(Boolean.class)
                .single();
    }
}
