package io.dartwing.telephony.carriers;

import java.util.EnumSet;
import java.util.Set;

/// What can be asked of a carrier: one interface each.
public enum Capability {
    FAX("Send faxes", FaxSending.class),
    RECEIVE("Receive and report", WebhookSource.class),
    MESSAGES("Send messages", MessageSending.class),
    CALLS("Control calls", CallControl.class),
    NUMBER_SEARCH("Search numbers", NumberSearch.class),
    NUMBER_ORDERS("Buy and release numbers", NumberOrders.class),
    PORTING("Port numbers in", NumberPorting.class),
    CALLER_NAMES("Publish caller names", CallerNames.class),
    LOOKUP("Look numbers up", NumberLookup.class),
    EMERGENCY("Register emergency addresses", EmergencyAddresses.class),
    CAMPAIGNS("Register 10DLC brands and campaigns", CampaignRegistry.class),
    HEALTH("Say whether it works", HealthProbe.class),
    BALANCE("Tell the balance", BalanceReport.class);

    private final String label;
    private final Class<?> contract;

    Capability(String label, Class<?> contract) {
        this.label = label;
        this.contract = contract;
    }

    public String label() {
        return label;
    }

    public static Set<Capability> of(Connector connector) {
        var found = EnumSet.noneOf(Capability.class);
        for (Capability capability : values()) {
            if (capability.contract.isInstance(connector)) {
                found.add(capability);
            }
        }
        return found;
    }
}
