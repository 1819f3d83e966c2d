package io.dartwing.telephony.account;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Connector;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with accounts beside the operations of every record.
@RestController
@RequestMapping("/api/v1/carriers")
@Tag(name = "Carriers")
class CarriersController {
    private final Connectors connectors;
    private final AccountTest test;

    CarriersController(Connectors connectors, AccountTest test) {
        this.connectors = connectors;
        this.test = test;
    }

    /// @param name the capability in small letters, for programs
    record CapabilityView(String name, String label) {}

    /// A provider that accounts can be set up for: what a form asks, what it can do.
    record ConnectorView(
            String name,
            String label,
            URI documentation,
            List<AccountField> fields,
            List<CapabilityView> capabilities) {}

    record ConnectorList(List<ConnectorView> data) {}

    @GetMapping("/connectors")
    @Operation(
            operationId = "listCarrierConnectors",
            summary = "The providers that accounts can be set up for, what each asks and what it can do")
    ConnectorList connectors() {
        PermissionDecision.require(Permissions.ADMIN);
        return new ConnectorList(
                connectors.all().stream().map(CarriersController::view).toList());
    }

    private static ConnectorView view(Connector connector) {
        return new ConnectorView(
                connector.name(),
                connector.label(),
                connector.documentation(),
                connector.fields(),
                Capability.of(connector).stream()
                        .map(capability ->
                                new CapabilityView(capability.name().toLowerCase(Locale.ROOT), capability.label()))
                        .toList());
    }

    @PostMapping("/{id}/test")
    @Operation(
            operationId = "testCarrier",
            summary = "Ask the provider whether the account works, and for its balance; the answer is kept")
    LastTest test(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return test.run(Ids.parse(id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record.")));
    }
}
