package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LiveTicketController {
    private final LiveTickets tickets;

    LiveTicketController(LiveTickets tickets) {
        this.tickets = tickets;
    }

    record IssuedTicket(String ticket, long expiresInSeconds) {}

    /// A ticket for `/api/v1/live?ticket=…`, for the caller and its current organisation.
    @PostMapping("/api/v1/live/ticket")
    @ResponseStatus(HttpStatus.CREATED)
    IssuedTicket issueLiveTicket() {
        return new IssuedTicket(tickets.issue(Actors.current()), LiveTickets.VALID.toSeconds());
    }
}
