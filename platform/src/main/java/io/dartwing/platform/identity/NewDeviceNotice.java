package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells people by mail that their account was signed in to with a browser it was not used with before.
@Component
final class NewDeviceNotice {
    private final Mail mail;
    private final PublicAddress address;
    private final Clock clock;

    NewDeviceNotice(Mail mail, PublicAddress address, Clock clock) {
        this.mail = mail;
        this.address = address;
        this.clock = clock;
    }

    @EventListener
    void tell(Arrivals.NewDevice arrived) {
        String when = DateTimeFormatter.ISO_LOCAL_DATE_TIME
                .format(clock.instant().truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC))
                .replace('T', ' ');
        Actors.runAs(
                SystemJobActor.of(arrived.organization(), "sign-in"),
                () -> mail.send(MailMessage.of("new-device", arrived.email(), "New sign-in to Dartwing", """
                        Your account was signed in to with a browser it was not used with before:

                        %s, from %s, at %s UTC

                        If it was you, there is nothing to do. If not, change your password and end the session here:
                        %s
                        """.formatted(
                                arrived.device(), arrived.address(), when, address.at("/security")))));
    }
}
