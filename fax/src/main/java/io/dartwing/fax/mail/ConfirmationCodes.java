package io.dartwing.fax.mail;

import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Codes by which senders confirm a fax: six digits, for ten minutes, three guesses.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConfirmationCodes {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int GUESSES = 3;

    /// More messages of one address within an hour are no longer asked about: somebody writes in its
    /// name.
    private static final int MOST_AN_HOUR = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FIRST_LINE = Pattern.compile("([0-9]{3})[ -]?([0-9]{3})(?![0-9]).*");

    enum Answer {
        RIGHT,
        WRONG,
        /// It was wrong, and no guess is left.
        LAST_WRONG,
        /// The time is over, or the message is decided about.
        TOO_LATE
    }

    private final MessageRows rows;
    private final MessageIntake intake;
    private final MessageEnds ends;
    private final Jobs jobs;
    private final Clock clock;

    ConfirmationCodes(MessageRows rows, MessageIntake intake, MessageEnds ends, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.intake = intake;
        this.ends = ends;
        this.jobs = jobs;
        this.clock = clock;
    }

    static String next() {
        return String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    }

    /// The code an answer begins with. What follows is the mail it answers, which has the code in it:
    /// an automatic answer that quotes it confirms nothing.
    static Optional<String> in(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(FIRST_LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1) + line.group(2));
    }

    boolean tooMany(UUID asker) {
        return rows.codesSince(asker, clock.instant().minus(Duration.ofHours(1))) >= MOST_AN_HOUR;
    }

    /// The message waits from now on; `mail` told the code.
    void wait(UUID message, String code, UUID mail) {
        Instant until = clock.instant().plus(LIFE);
        rows.waits(message, code, until, mail);
        Actors.runAs(
                SystemJobActor.of(Actors.current().requireOrganization(), ExpireCode.JOB.name()),
                () -> jobs.enqueue(
                        ExpireCode.JOB, message.toString(), new ExpireCode.Expire(message), until, JobPriority.NORMAL));
    }

    Answer answer(UUID id, String code) {
        Optional<FaxMessage> waiting = rows.lock(id).filter(message -> message.status() == Status.WAITING);
        if (waiting.isEmpty() || late(waiting.get())) {
            return Answer.TOO_LATE;
        }
        if (rows.matches(id, code)) {
            rows.confirmed(id);
            intake.queue(id);
            return Answer.RIGHT;
        }
        rows.wrongCode(id);
        if (waiting.get().wrongCodes() + 1 < GUESSES) {
            return Answer.WRONG;
        }
        ends.end(waiting.get(), Status.REFUSED, "too many wrong codes", null, null);
        return Answer.LAST_WRONG;
    }

    void expire(UUID id) {
        rows.lock(id)
                .filter(message -> message.status() == Status.WAITING && late(message))
                .ifPresent(message -> ends.end(message, Status.EXPIRED, "nobody confirmed it in time", null, null));
    }

    private boolean late(FaxMessage message) {
        Instant until = message.codeExpiresAt();
        return until == null || !clock.instant().isBefore(until);
    }
}
