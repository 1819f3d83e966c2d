package io.dartwing.fax.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import io.dartwing.platform.actor.Actors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The text of a fax, page by page, with its words' places; and the index it is found by.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxText {
    /// A word and its box in fractions of the received page (`io.dartwing.engine.reading.Box`).
    public record WordBox(String text, double x, double y, double w, double h, double confidence) {}

    public record PageText(
            int number,
            String status,
            String text,
            double confidence,
            int rotation,
            double skewDegrees,
            List<WordBox> words) {
        /// The lines of the text, each as sure as its words are on average.
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public List<ReadLine> lines() {
            int[] numbers = lineNumbers(text, words);
            var lines = new TreeMap<Integer, List<WordBox>>();
            for (int i = 0; i < numbers.length; i++) {
                lines.computeIfAbsent(numbers[i], number -> new ArrayList<>()).add(words.get(i));
            }
            return lines.values().stream().map(ReadLine::of).toList();
        }
    }

    /// @param confidence 0 to 1
    public record ReadLine(String text, double confidence) {
        private static ReadLine of(List<WordBox> words) {
            return new ReadLine(
                    words.stream().map(WordBox::text).collect(Collectors.joining(" ")),
                    words.stream().mapToDouble(WordBox::confidence).average().orElse(0));
        }
    }

    private static final TypeReference<List<WordBox>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FaxText(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Replaces the text of a fax by this reading.
    public void save(UUID fax, DocumentReading reading) {
        jdbc.sql("delete from fax_pages where fax_id = ?").param(fax).update();
        UUID organization = Actors.current().requireOrganization();
        for (PageReading page : reading.pages()) {
            jdbc.sql("""
                            insert into fax_pages (fax_id, number, organization_id, status, text, words, confidence,
                                                   rotation, skew_degrees, width, height)
                            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""")
                    .params(
                            fax,
                            page.number(),
                            organization,
                            status(page.outcome()),
                            page.text(),
                            json.writeValueAsString(boxes(page)),
                            page.confidence(),
                            page.rotation(),
                            page.skewDegrees(),
                            page.width(),
                            page.height())
                    .update();
        }
        index(fax);
    }

    /// Puts other words in the place of those that were read, page by page; pages that aren't named
    /// stay.
    public void replace(UUID fax, List<PageText> pages) {
        for (PageText page : pages) {
            jdbc.sql("update fax_pages set text = ?, words = ?::jsonb where fax_id = ? and number = ?")
                    .params(page.text(), json.writeValueAsString(page.words()), fax, page.number())
                    .update();
        }
        index(fax);
    }

    /// Makes the fax findable by its text too; by its numbers, names and subject it is since it was
    /// stored.
    private void index(UUID fax) {
        jdbc.sql("""
                        update fax_documents f set search = fax_document_words(f)
                          || coalesce((select to_tsvector('simple', left(string_agg(p.text, ' ' order by p.number), 900000))
                                       from fax_pages p where p.fax_id = f.id), '')
                        where f.id = ?""").param(fax).update();
    }

    public List<PageText> of(UUID fax) {
        return jdbc.sql("""
                        select number, status, text, words::text as words, confidence, rotation, skew_degrees
                        from fax_pages where fax_id = ? order by number""")
                .param(fax)
                .query((row, index) -> new PageText(
                        row.getInt("number"),
                        row.getString("status"),
                        row.getString("text"),
                        row.getDouble("confidence"),
                        row.getInt("rotation"),
                        row.getDouble("skew_degrees"),
                        json.readValue(row.getString("words"), WORDS)))
                .list();
    }

    /// The pages as they were read, for who looks at them once more. Which words stand on one line
    /// is known as far as the text tells.
    public List<PageReading> readings(UUID fax) {
        return jdbc.sql("""
                        select number, text, words::text as words, confidence, rotation, skew_degrees, width, height
                        from fax_pages where fax_id = ? order by number""")
                .param(fax)
                .query((row, index) -> new PageReading(
                        row.getInt("number"),
                        new PageReading.Read(),
                        row.getString("text"),
                        words(row.getString("text"), json.readValue(row.getString("words"), WORDS)),
                        row.getDouble("confidence"),
                        row.getInt("rotation"),
                        row.getDouble("skew_degrees"),
                        row.getInt("width"),
                        row.getInt("height")))
                .list();
    }

    private static List<Word> words(String text, List<WordBox> boxes) {
        int[] lines = lineNumbers(text, boxes);
        var words = new ArrayList<Word>();
        for (int i = 0; i < lines.length; i++) {
            WordBox box = boxes.get(i);
            words.add(new Word(box.text(), new Box(box.x(), box.y(), box.w(), box.h()), box.confidence(), 0, lines[i]));
        }
        return words;
    }

    /// On which line of the text, counted from 0, each word stands: the text has them in the order of the page.
    private static int[] lineNumbers(String text, List<WordBox> boxes) {
        int[] lines = new int[boxes.size()];
        int line = 0;
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            int at = text.indexOf(boxes.get(i).text(), from);
            if (at >= 0) {
                line += (int)
                        text.substring(from, at).chars().filter(c -> c == '\n').count();
                from = at + boxes.get(i).text().length();
            }
            lines[i] = line;
        }
        return lines;
    }

    /// The text of each page of these faxes, in order.
    public Map<UUID, List<String>> pages(Collection<UUID> faxes) {
        var pages = new HashMap<UUID, List<String>>();
        jdbc.sql("select fax_id, text from fax_pages where fax_id = any (?) order by fax_id, number")
                .param(faxes.toArray(UUID[]::new))
                .query(row -> {
                    pages.computeIfAbsent(row.getObject("fax_id", UUID.class), fax -> new ArrayList<>())
                            .add(row.getString("text"));
                });
        return pages;
    }

    /// All text of a fax, for rules.
    public String plain(UUID fax) {
        return jdbc
                .sql("select text from fax_pages where fax_id = ? order by number")
                .param(fax)
                .query(String.class)
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static String status(PageReading.Outcome outcome) {
        return switch (outcome) {
            case PageReading.Read() -> "read";
            case PageReading.Blank() -> "blank";
            case PageReading.Unreadable(PageReading.Reason ignored) -> "unreadable";
        };
    }

    private static List<WordBox> boxes(PageReading page) {
        return page.words().stream()
                .map(word -> new WordBox(
                        word.text(),
                        word.box().x(),
                        word.box().y(),
                        word.box().width(),
                        word.box().height(),
                        word.confidence()))
                .toList();
    }
}
