package io.dartwing.fax.version;

import io.dartwing.engine.fax.marks.Mark;
import io.dartwing.engine.fax.marks.SignaturePictures;
import io.dartwing.engine.fax.marks.Typeface;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.problem.PlatformError;
import java.awt.image.BufferedImage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The signatures of the person who asks; nobody sees or uses another person's.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Signatures {
    static final String TABLE = "fax_signatures";
    static final String COLUMN = "content";
    private static final int MOST = 20;
    private static final int MOST_POINTS = 20_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// What a signature is made from: exactly one of `strokes`, `text` with `font`, and `imageBase64`.
    ///
    /// @param strokes drawn lines in fractions of a field three times as wide as high, alternately x and y
    /// @param font dancing_script, great_vibes or pacifico
    /// @param imageBase64 PNG or JPEG
    record Wish(
            @Nullable String name,
            @Nullable List<List<Double>> strokes,
            @Nullable String text,
            @Nullable String font,
            @Nullable String imageBase64,
            @Nullable Boolean isDefault) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final Audit audit;
    private final Clock clock;

    Signatures(JdbcClient jdbc, OrganizationKeys keys, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    List<Signature> all() {
        return jdbc.sql("select * from fax_signatures where person_id = ? order by id")
                .param(me())
                .query(Signatures::signature)
                .list();
    }

    Signature require(UUID id) {
        return jdbc.sql("select * from fax_signatures where person_id = ? and id = ?")
                .params(me(), id)
                .query(Signatures::signature)
                .optional()
                .orElseThrow(Signatures::notFound);
    }

    /// The picture of one, or of the default one for null. Empty when there is none.
    Optional<byte[]> png(@Nullable UUID id) {
        String which = id == null ? "is_default" : "id = :id";
        return jdbc.sql("select id, content from fax_signatures where person_id = :me and " + which)
                .param("me", me())
                .param("id", id)
                .query((row, index) -> keys.open(row.getBytes(2), context(row.getString(1))))
                .optional();
    }

    /// The first one becomes the default.
    Signature create(Wish wish) {
        List<Signature> before = all();
        if (before.size() >= MOST) {
            throw PlatformError.invalid("signatures", "too many", "at most " + MOST);
        }
        String name = name(wish.name());
        String kind = kind(wish);
        byte[] png = SignaturePictures.png(picture(wish, kind));
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into fax_signatures (id, organization_id, person_id, name, kind, content, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        Actors.current().requireOrganization(),
                        me(),
                        name,
                        kind,
                        keys.seal(png, context(id.toString())),
                        Timestamp.from(clock.instant()))
                .update();
        if (before.isEmpty() || Boolean.TRUE.equals(wish.isDefault())) {
            makeDefault(id);
        }
        audit.record("signature.created", "signature", id, Map.of("kind", kind));
        return require(id);
    }

    Signature change(UUID id, @Nullable String name, @Nullable Boolean isDefault) {
        require(id);
        if (name != null) {
            jdbc.sql("update fax_signatures set name = ? where id = ? and person_id = ?")
                    .params(name(name), id, me())
                    .update();
        }
        if (Boolean.TRUE.equals(isDefault)) {
            makeDefault(id);
        }
        audit.record("signature.changed", "signature", id, Map.of());
        return require(id);
    }

    void delete(UUID id) {
        require(id);
        jdbc.sql("delete from fax_signatures where id = ? and person_id = ?")
                .params(id, me())
                .update();
        audit.record("signature.deleted", "signature", id, Map.of());
    }

    private void makeDefault(UUID id) {
        jdbc.sql("update fax_signatures set is_default = false where person_id = ? and is_default")
                .param(me())
                .update();
        jdbc.sql("update fax_signatures set is_default = true where person_id = ? and id = ?")
                .params(me(), id)
                .update();
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.strip().length() > 60) {
            throw PlatformError.invalid("name", "not valid", "1 to 60 characters");
        }
        return name.strip();
    }

    private static String kind(Wish wish) {
        var kinds = new ArrayList<String>();
        if (wish.strokes() != null) {
            kinds.add("drawn");
        }
        if (wish.text() != null) {
            kinds.add("typed");
        }
        if (wish.imageBase64() != null) {
            kinds.add("uploaded");
        }
        if (kinds.size() != 1) {
            throw PlatformError.invalid("signature", "not clear", "exactly one of strokes, text and image_base64");
        }
        return kinds.getFirst();
    }

    private static BufferedImage picture(Wish wish, String kind) {
        return switch (kind) {
            case "drawn" ->
                SignaturePictures.drawn(strokes(wish.strokes()))
                        .orElseThrow(() -> PlatformError.invalid("strokes", "empty", "at least one line"));
            case "typed" -> typed(text(wish.text()), face(wish.font()));
            default ->
                SignaturePictures.uploaded(image(wish.imageBase64()))
                        .orElseThrow(() -> PlatformError.invalid(
                                "image_base64",
                                "not usable",
                                "a PNG or JPEG picture of dark ink on light paper, of at most 12 megapixels"));
        };
    }

    private static List<Mark.Stroke> strokes(@Nullable List<List<Double>> lines) {
        var strokes = new ArrayList<Mark.Stroke>();
        int numbers = 0;
        for (List<Double> line : lines == null ? List.<List<Double>>of() : lines) {
            numbers += line == null ? 0 : line.size();
            boolean sound = line != null
                    && line.size() >= 2
                    && line.size() % 2 == 0
                    && numbers <= 2 * MOST_POINTS
                    && line.stream().allMatch(value -> value != null && value >= 0 && value <= 1);
            if (!sound) {
                throw PlatformError.invalid(
                        "strokes", "not valid", "pairs of x and y from 0 to 1, at most " + MOST_POINTS);
            }
            strokes.add(new Mark.Stroke(
                    line.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return strokes;
    }

    private static String text(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 60) {
            throw PlatformError.invalid("text", "not valid", "1 to 60 characters");
        }
        return text.strip();
    }

    private static BufferedImage typed(String text, Typeface face) {
        if (!face.knows(text)) {
            throw PlatformError.invalid("text", "letters that this font lacks", "Latin letters, or a drawn signature");
        }
        return SignaturePictures.typed(text, face).orElseThrow(() -> PlatformError.invalid("text", "empty", "letters"));
    }

    private static Typeface face(@Nullable String font) {
        for (Typeface face : Typeface.values()) {
            if (face != Typeface.SANS && face.name().toLowerCase(Locale.ROOT).equals(font)) {
                return face;
            }
        }
        throw PlatformError.invalid("font", "unknown", "dancing_script, great_vibes or pacifico");
    }

    private static byte[] image(@Nullable String base64) {
        if (base64 == null || base64.length() > MOST_BYTES / 3 * 4) {
            throw PlatformError.invalid("image_base64", "too large", "at most 4 MB");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw PlatformError.invalid("image_base64", "not base64", "a picture in base64");
        }
    }

    private static UUID me() {
        return Actors.current().id();
    }

    static ProblemException notFound() {
        return new ProblemException(PlatformError.NOT_FOUND, "signature: not found");
    }

    private static Signature signature(ResultSet row, int index) throws SQLException {
        return new Signature(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getBoolean("is_default"),
                row.getTimestamp("created_at").toInstant());
    }
}
