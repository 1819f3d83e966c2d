package io.dartwing.fax.recogniser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dartwing.engine.reading.Word;
import io.dartwing.engine.reading.outside.OutsideAnswer;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failed;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failure;
import io.dartwing.engine.reading.outside.OutsideAnswer.Seen;
import io.dartwing.engine.reading.outside.OutsideRecogniser;
import io.dartwing.engine.reading.outside.PagePicture;
import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.testkit.recogniser.AzureVisionSimulator;
import io.dartwing.testkit.recogniser.GoogleVisionSimulator;
import io.dartwing.testkit.recogniser.RecogniserFault;
import io.dartwing.testkit.recogniser.RecogniserSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class VisionTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String TEXT = "Amoxicillin 500 mg\nborn 03/14/1957, Jane O'Hara";

    /// The services, each with its simulator.
    enum Service {
        GOOGLE {
            @Override
            RecogniserSimulator simulator() {
                return GoogleVisionSimulator.start(HOST);
            }

            @Override
            OutsideRecogniser recogniser(URI address, String key, GuardedRequests requests) {
                return new GoogleVision(address.toString(), key, requests, new JsonMapper());
            }
        },
        AZURE {
            @Override
            RecogniserSimulator simulator() {
                return AzureVisionSimulator.start(HOST);
            }

            @Override
            OutsideRecogniser recogniser(URI address, String key, GuardedRequests requests) {
                return new AzureVision(address.toString(), key, requests, new JsonMapper());
            }
        };

        abstract RecogniserSimulator simulator();

        abstract OutsideRecogniser recogniser(URI address, String key, GuardedRequests requests);
    }

    private final GuardedRequests trusting = new GuardedRequests(Set.of(HOST));

    @AfterEach
    void close() throws IOException {
        trusting.close();
    }

    @ParameterizedTest
    @EnumSource
    void wordsComeWithTheirLinesPlacesAndConfidence(Service service) {
        try (RecogniserSimulator simulator = service.simulator()) {
            simulator.reads(TEXT, 0.91);
            PagePicture page = page();
            var seen = (Seen) read(service, simulator, page);
            assertThat(seen.rotation()).isZero();
            assertThat(seen.words())
                    .extracting(Word::text)
                    .containsExactly("Amoxicillin", "500", "mg", "born", "03/14/1957,", "Jane", "O'Hara");
            assertThat(seen.words()).extracting(Word::line).containsExactly(0, 0, 0, 1, 1, 1, 1);
            assertThat(seen.words())
                    .allSatisfy(word -> assertThat(word.confidence()).isBetween(0.909, 0.911));
            Word date = seen.words().get(4);
            assertThat(date.box().x()).isEqualTo(5 * 18.0 / page.width());
            assertThat(date.box().width()).isCloseTo(11 * 18.0 / page.width(), within(1e-9));
            assertThat(date.box().y()).isEqualTo(40.0 / page.height());
            assertThat(simulator.pictures()).containsExactly(page.png());
            assertThat(simulator.requests())
                    .as("the key is no part of an address")
                    .noneMatch(request -> request.contains(RecogniserSimulator.KEY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageWithoutTextIsAnAnswerToo(Service service) {
        try (RecogniserSimulator simulator = service.simulator()) {
            simulator.reads("", 0);
            assertThat(read(service, simulator, page())).isEqualTo(new Seen(List.of(), 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesWrongIsToldPlainlyAndWithoutThePage(Service service) {
        try (RecogniserSimulator simulator = service.simulator()) {
            simulator.reads(TEXT, 0.9);
            Map<RecogniserFault, Failure> failures = Map.of(
                    RecogniserFault.ERROR, Failure.BUSY,
                    RecogniserFault.BROKEN, Failure.SILENT,
                    RecogniserFault.MALFORMED, Failure.UNCLEAR,
                    RecogniserFault.OTHER, Failure.UNCLEAR,
                    RecogniserFault.HUGE, Failure.SILENT,
                    RecogniserFault.PICTURE, Failure.NOT_THIS_PAGE);
            failures.forEach((fault, why) -> {
                simulator.next(fault);
                var failed = (Failed) read(service, simulator, page());
                assertThat(failed.why()).as(fault.toString()).isEqualTo(why);
                assertThat(failed.sentence()).doesNotContain("Amoxicillin", "Simulated");
            });
            simulator.next(RecogniserFault.BUSY);
            var busy = (Failed) read(service, simulator, page());
            assertThat(busy.why()).isEqualTo(Failure.BUSY);
            assertThat(busy.retryAfter()).isEqualTo(Optional.of(Duration.ofMinutes(2)));
            OutsideRecogniser stranger = service.recogniser(simulator.address(), "wrong", trusting);
            assertThat(stranger.read(page(), LIMIT))
                    .isEqualTo(Failed.of(Failure.REFUSED, "the key is not known there"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatKeepsSilentIsLeftInTime(Service service) {
        try (RecogniserSimulator simulator = service.simulator()) {
            simulator.next(RecogniserFault.SILENCE);
            OutsideRecogniser recogniser = service.recogniser(simulator.address(), RecogniserSimulator.KEY, trusting);
            assertThat(recogniser.read(page(), Duration.ofMillis(500)))
                    .isEqualTo(Failed.of(Failure.SILENT, "it did not answer in time"));
        }
    }

    @Test
    void nothingLeavesForAddressesInsideUnlessTheOperatorTrustsThem() throws IOException {
        try (RecogniserSimulator simulator = GoogleVisionSimulator.start(HOST);
                GuardedRequests guarded = new GuardedRequests(Set.of())) {
            OutsideRecogniser plain = Service.GOOGLE.recogniser(simulator.address(), RecogniserSimulator.KEY, guarded);
            assertThat(((Failed) plain.read(page(), LIMIT)).why()).isEqualTo(Failure.NOT_SENT);
            URI named = URI.create("https://localhost:" + simulator.address().getPort());
            var inside =
                    (Failed) Service.GOOGLE.recogniser(named, "key", guarded).read(page(), LIMIT);
            assertThat(inside.why()).isEqualTo(Failure.NOT_SENT);
            assertThat(inside.sentence()).isEqualTo("its host is unknown or not on the public internet");
            assertThat(simulator.requests()).isEmpty();
        }
    }

    private OutsideAnswer read(Service service, RecogniserSimulator simulator, PagePicture page) {
        return service.recogniser(simulator.address(), RecogniserSimulator.KEY, trusting)
                .read(page, LIMIT);
    }

    private static PagePicture page() {
        try (InputStream png = Objects.requireNonNull(VisionTest.class.getResourceAsStream("test-page.png"))) {
            return PagePicture.of(png.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
