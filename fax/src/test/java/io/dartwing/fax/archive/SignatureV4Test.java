package io.dartwing.fax.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The examples that Amazon publishes for S3.
class SignatureV4Test {
    private static final SignatureV4.Keys KEYS =
            new SignatureV4.Keys("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String BUCKET = "https://examplebucket.s3.amazonaws.com";

    @Test
    void readingPartOfAnObject() {
        assertThat(signature("GET", "/test.txt", Map.of("Range", "bytes=0-9"), SignatureV4.EMPTY))
                .isEqualTo(
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders="
                                + "host;range;x-amz-content-sha256;x-amz-date,Signature="
                                + "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void writingAnObjectWhoseKeyHasToBeEncoded() {
        assertThat(signature(
                        "PUT",
                        SignatureV4.encode("/test$file.text"),
                        Map.of("Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void aQuestionOfTheBucketWithoutAValue() {
        assertThat(signature("GET", "/?lifecycle", Map.of(), SignatureV4.EMPTY))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    }

    @Test
    void listingTheBucket() {
        assertThat(signature("GET", "/?prefix=J&max-keys=2", Map.of(), SignatureV4.EMPTY))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void keysOfAnyLanguageAreEncodedByByte() {
        assertThat(SignatureV4.encode("2026/11/Büro 1/a+b~c.pdf")).isEqualTo("2026/11/B%C3%BCro%201/a%2Bb~c.pdf");
    }

    private static String signature(String method, String path, Map<String, String> headers, String payload) {
        return SignatureV4.sign(KEYS, method, URI.create(BUCKET + path), headers, payload, NOW)
                .get("Authorization");
    }
}
