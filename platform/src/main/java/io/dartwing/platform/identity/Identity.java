package io.dartwing.platform.identity;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.realtime.LiveUpdates;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of this context put together, for the server and for the administration commands alike.
public record Identity(
        People people,
        Invitations invitations,
        SignIn signIn,
        Sessions sessions,
        Arrivals arrivals,
        SignInThrottle throttle,
        Passwords passwords,
        ActorDirectory actors) {

    public static Identity of(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Audit audit,
            Clock clock,
            SessionRules rules,
            InvitationMail mail,
            ApplicationEventPublisher events,
            LiveUpdates live) {
        var accounts = new Accounts(jdbc, clock);
        var sessions = new Sessions(jdbc, transactions, clock, rules);
        var passwords = new Passwords();
        var throttle = new SignInThrottle(jdbc, transactions, clock);
        var devices = new Devices(jdbc, transactions, clock);
        var arrivals = new Arrivals(accounts, sessions, devices, transactions, audit, events);
        var people = new People(jdbc, transactions, accounts, sessions, passwords, audit, live, clock);
        return new Identity(
                people,
                new Invitations(jdbc, transactions, accounts, people, passwords, mail, audit, clock),
                new SignIn(accounts, sessions, passwords, transactions, audit, throttle, devices, arrivals, events),
                sessions,
                arrivals,
                throttle,
                passwords,
                new ActorDirectory(jdbc, transactions, clock));
    }
}
