package io.dartwing.telephony.carriers;

import java.util.List;
import java.util.UUID;

/// Registers brands and campaigns for messages to US numbers (10DLC).
public interface CampaignRegistry {
    enum RegistrationState {
        PENDING,
        APPROVED,
        REJECTED
    }

    /// @param ein the employer's tax number
    record Brand(
            String legalName,
            String displayName,
            String ein,
            String vertical,
            String website,
            String email,
            String phone,
            String street,
            String city,
            String region,
            String postalCode) {}

    record Campaign(
            String brandId,
            String useCase,
            String description,
            String messageFlow,
            List<String> samples,
            String helpText,
            String optOutText) {}

    record Registered(String id, RegistrationState state, String reason) {}

    CarrierResult<Registered> registerBrand(CarrierAccount account, UUID attempt, Brand brand);

    CarrierResult<Registered> registerCampaign(CarrierAccount account, UUID attempt, Campaign campaign);

    CarrierResult<Registered> campaignStatus(CarrierAccount account, String campaignId);

    CarrierResult<String> assignNumber(CarrierAccount account, String campaignId, String number);
}
