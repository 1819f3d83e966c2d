package io.dartwing.platform.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PlatformIntegration
class RecordListIT {
    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<Gadget> gadgets;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final Actor admin = actor(Ids.next(), "admin");

    @Test
    void pagesNeitherSkipNorRepeatInAnyOrder() throws Exception {
        for (int i = 0; i < 23; i++) {
            String size = i % 3 == 0 ? "null" : Integer.toString(1 + i % 5);
            String title = "Row %02d".formatted(i);
            as(admin, () -> records.create(gadgets, object("{\"title\":\"" + title + "\",\"size\":" + size + "}")));
        }
        for (String sort : new String[] {null, "size", "-size", "title", "-created_at", "name", "colour"}) {
            assertThat(walk(sort, 5)).as("sort " + sort).hasSize(23).doesNotHaveDuplicates();
        }
        assertThat(walk("-title", 7)).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void listsFilterAndSearch() throws Exception {
        as(admin, () -> records.create(gadgets, object("{\"title\":\"Red 100%\",\"size\":1}")));
        as(admin, () -> records.create(gadgets, object("{\"title\":\"Green\",\"colour\":\"green\",\"size\":2}")));

        assertThat(titles(new RecordQuery(null, null, null, null, Map.of("colour", "green"))))
                .containsExactly("Green");
        assertThat(titles(new RecordQuery(null, null, null, "size", Map.of("size", "1,2"))))
                .containsExactly("Red 100%", "Green");
        as(admin, () -> records.create(gadgets, object("{\"title\":\"Tagged\",\"tags\":[\"a\",\"b c\"]}")));
        as(admin, () -> records.create(gadgets, object("{\"title\":\"Other\",\"tags\":[\"ab\"]}")));
        assertThat(titles(new RecordQuery(null, null, null, null, Map.of("tags", "a"))))
                .containsExactly("Tagged");
        assertThat(titles(new RecordQuery(null, null, null, "title", Map.of("tags", "b c,ab"))))
                .containsExactly("Other", "Tagged");
        assertThat(titles(new RecordQuery(null, null, null, null, Map.of("tags", "c"))))
                .isEmpty();
        assertThat(titles(new RecordQuery(null, null, "100%", null, Map.of()))).containsExactly("Red 100%");
        assertThat(titles(new RecordQuery(null, null, "1_0", null, Map.of()))).isEmpty();
        for (var bad : List.of(
                new RecordQuery(null, 0, null, null, Map.of()),
                new RecordQuery(null, 201, null, null, Map.of()),
                new RecordQuery("nonsense", null, null, null, Map.of()),
                new RecordQuery(null, null, null, "password", Map.of()),
                new RecordQuery(null, null, null, "title_length", Map.of()),
                new RecordQuery(null, null, null, null, Map.of("password", "x")),
                new RecordQuery(null, null, null, null, Map.of("size", "x")),
                new RecordQuery(null, null, null, null, Map.of("e.id) or 1=1 --", "x")))) {
            assertProblem("DW-400", () -> as(admin, () -> records.list(gadgets, bad)));
        }
    }

    @Test
    void aCursorIsWorthNothingElsewhere() throws Exception {
        for (String title : List.of("A", "B", "C")) {
            as(admin, () -> create(title));
        }
        String cursor = as(admin, () -> records.list(gadgets, new RecordQuery(null, 1, null, "title", Map.of())))
                .nextCursor();
        assertProblem(
                "DW-400",
                () -> as(admin, () -> records.list(gadgets, new RecordQuery(cursor, 1, null, "size", Map.of()))));
        Actor stranger = actor(Ids.next(), "admin");
        assertProblem(
                "DW-400",
                () -> as(stranger, () -> records.list(gadgets, new RecordQuery(cursor, 1, null, "title", Map.of()))));
    }

    @Test
    void theDatabaseHidesTheRowsFromOtherOrganisationsToo() throws Exception {
        as(admin, () -> create("Walled"));
        Actor stranger = actor(Ids.next(), "admin");
        long seen = as(
                stranger,
                () -> transaction.execute(status -> database.sql("select count(*) from gadgets where title = 'Walled'")
                        .query(Long.class)
                        .single()));
        assertThat(seen).isZero();
    }

    private List<String> walk(String sort, int limit) throws Exception {
        var titles = new ArrayList<String>();
        String cursor = null;
        do {
            var query = new RecordQuery(cursor, limit, null, sort, Map.of());
            Page<Gadget> page = as(admin, () -> records.list(gadgets, query));
            page.data().forEach(gadget -> titles.add(gadget.title));
            cursor = page.nextCursor();
        } while (cursor != null);
        return titles;
    }

    private List<String> titles(RecordQuery query) throws Exception {
        return as(admin, () -> records.list(gadgets, query)).data().stream()
                .map(gadget -> gadget.title)
                .toList();
    }

    private Gadget create(String title) {
        return records.create(gadgets, object("{\"title\":\"" + title + "\"}"));
    }

    private ObjectNode object(String text) {
        return (ObjectNode) json.readTree(text);
    }

    private static void assertProblem(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code().code()).isEqualTo(code));
    }

    private static Actor actor(UUID organization, String... permissions) {
        return new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of(permissions));
    }

    private static <T> T as(Actor actor, Callable<T> work) throws Exception {
        return Actors.<T, Exception>callAs(actor, work::call);
    }
}
