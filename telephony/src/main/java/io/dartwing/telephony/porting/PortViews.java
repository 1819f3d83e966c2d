package io.dartwing.telephony.porting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the API takes and shows of ports.
final class PortViews {
    private PortViews() {}

    /// `account_number` and `pin` are those with the losing carrier; they are never shown. In a
    /// change a field that is missing stays, an empty one goes.
    record AuthorizationWish(
            @Nullable String company,
            @Nullable String person,
            @Nullable String billingNumber,
            @Nullable String accountNumber,
            @Nullable String pin,
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        @Override
        public String toString() {
            return "AuthorizationWish[]";
        }
    }

    /// `carrier_account_id` or `trunk_id`: who gets the numbers.
    record PortWish(
            @Nullable List<@Nullable String> numbers,
            @Nullable String carrierAccountId,
            @Nullable String trunkId,
            @Nullable String label,
            @Nullable String wantedAt,
            @Nullable AuthorizationWish authorization) {}

    record PortChange(
            @Nullable String label,
            @Nullable String wantedAt,
            @Nullable AuthorizationWish authorization) {}

    record StateWish(
            @Nullable String state,
            @Nullable String note,
            @Nullable String focAt) {}

    record AuthorizationView(
            @Nullable String company,
            @Nullable String person,
            @Nullable String billingNumber,
            boolean accountNumberSet,
            boolean pinSet,
            @Nullable String street,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {
        static AuthorizationView of(PortDetails details) {
            return new AuthorizationView(
                    details.company(),
                    details.person(),
                    details.billingNumber(),
                    details.accountNumber() != null,
                    details.pin() != null,
                    details.street(),
                    details.city(),
                    details.region(),
                    details.postalCode(),
                    details.country());
        }
    }

    record StepView(String state, @Nullable String note, Instant at, String toldBy) {
        static StepView of(PortStep step) {
            return new StepView(step.state().label(), step.note().orElse(null), step.at(), step.toldBy());
        }
    }

    /// `tracking`: carrier, or hand where nobody can be asked. `foc_at`: what the losing carrier
    /// agreed to. `reason`: why it is an exception. `documents`: those that are there. `set_up`:
    /// its numbers are numbers of the organisation.
    record PortView(
            UUID id,
            List<String> numbers,
            @Nullable UUID carrierAccountId,
            @Nullable UUID trunkId,
            @Nullable String label,
            String tracking,
            String state,
            @Nullable String reason,
            @Nullable String problem,
            @Nullable Instant wantedAt,
            @Nullable Instant focAt,
            AuthorizationView authorization,
            List<String> documents,
            boolean setUp,
            Instant createdAt,
            String createdBy,
            @Nullable Instant submittedAt,
            @Nullable Instant endedAt) {
        static PortView of(Port port) {
            return new PortView(
                    port.id(),
                    port.numbers(),
                    port.accountId().orElse(null),
                    port.trunkId().orElse(null),
                    port.label().orElse(null),
                    port.byHand() ? "hand" : "carrier",
                    port.state().label(),
                    port.reason().orElse(null),
                    port.problem().orElse(null),
                    port.wantedAt().orElse(null),
                    port.focAt().orElse(null),
                    AuthorizationView.of(port.details()),
                    documents(port),
                    port.setUp(),
                    port.createdAt(),
                    port.createdBy(),
                    port.submittedAt().orElse(null),
                    port.endedAt().orElse(null));
        }

        private static List<String> documents(Port port) {
            return java.util.stream.Stream.of(
                            port.letter().map(file -> PortDocument.LETTER),
                            port.bill().map(file -> PortDocument.BILL))
                    .flatMap(java.util.Optional::stream)
                    .map(PortDocument::label)
                    .toList();
        }
    }

    record StepList(List<StepView> data) {}
}
