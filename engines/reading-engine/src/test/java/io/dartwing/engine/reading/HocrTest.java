package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HocrTest {
    @Test
    void everyWordStandsInItsLineWithItsBoxInPixels() throws Exception {
        var words = List.of(
                new Word("Glucose", new Box(0.1, 0.1, 0.2, 0.01), 0.97, 0, 0),
                new Word("<7 & more", new Box(0.35, 0.1, 0.05, 0.012), 0.5, 0, 0),
                new Word("Please", new Box(0.1, 0.2, 0.1, 0.01), 0.9, 1, 1),
                new Word("bell\u0007", new Box(0.25, 0.2, 0.1, 0.01), 0.9, 1, 1));
        var read = new PageReading(1, new PageReading.Read(), "", words, 0.9, 180, 0.5, 1728, 2200);
        var blank = PageReading.withoutText(2, new PageReading.Blank(), 1728, 2200);
        Element root = parsed(Hocr.of(List.of(read, blank)));

        assertThat(titles(root, "ocr_page"))
                .containsExactly("bbox 0 0 1728 2200; ppageno 0", "bbox 0 0 1728 2200; ppageno 1");
        assertThat(titles(root, "ocr_line"))
                .containsExactly("bbox 173 220 691 246; textangle 180.5", "bbox 173 440 605 462; textangle 180.5");
        assertThat(titles(root, "ocrx_word")).first().isEqualTo("bbox 173 220 518 242; x_wconf 97");
        assertThat(all(root, "ocrx_word").stream().map(Element::getTextContent))
                .containsExactly("Glucose", "<7 & more", "Please", "bell ");
        assertThat(all(root, "ocr_line").getFirst().getTextContent()).isEqualTo("Glucose <7 & more");
        assertThat(all(root, "ocr_par")).hasSize(2);
    }

    private static Element parsed(String hocr) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(hocr.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<String> titles(Element root, String kind) {
        return all(root, kind).stream().map(one -> one.getAttribute("title")).toList();
    }

    private static List<Element> all(Element root, String kind) {
        var found = new ArrayList<Element>();
        var elements = root.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i) instanceof Element element
                    && element.getAttribute("class").equals(kind)) {
                found.add(element);
            }
        }
        return found;
    }
}
