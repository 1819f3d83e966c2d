package io.dartwing.telephony.carriers;

import java.net.URI;

/// Says how a file that an event names is fetched: the provider's credentials in the right header.
public interface MediaSource {
    MediaRef media(CarrierAccount account, URI url, String contentType);
}
