package io.dartwing.engine.reading;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Pages with their words' places as hOCR 1.2, which other programs read. Boxes are in pixels of the page as it was
/// received.
public final class Hocr {
    /// The registered media type.
    public static final String MEDIA_TYPE = "text/vnd.hocr+html";

    private final XMLStreamWriter xml;

    private Hocr(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// A page that is blank or couldn't be read stands in it without words.
    public static String of(List<PageReading> pages) {
        var text = new StringWriter();
        try {
            new Hocr(XMLOutputFactory.newInstance().createXMLStreamWriter(text)).document(pages);
        } catch (XMLStreamException failure) {
            throw new IllegalStateException("hocr: not written", failure);
        }
        return text.toString();
    }

    private void document(List<PageReading> pages) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeDTD("<!DOCTYPE html>");
        xml.writeStartElement("html");
        xml.writeDefaultNamespace("http://www.w3.org/1999/xhtml");
        xml.writeStartElement("head");
        xml.writeStartElement("title");
        xml.writeEndElement();
        meta("ocr-system", "Dartwing, Tesseract");
        meta("ocr-capabilities", "ocr_page ocr_par ocr_line ocrx_word");
        meta("ocr-number-of-pages", Integer.toString(pages.size()));
        xml.writeEndElement();
        xml.writeStartElement("body");
        for (PageReading page : pages) {
            page(page);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void meta(String name, String content) throws XMLStreamException {
        xml.writeEmptyElement("meta");
        xml.writeAttribute("name", name);
        xml.writeAttribute("content", content);
    }

    private void page(PageReading page) throws XMLStreamException {
        start(
                "div",
                "ocr_page",
                "page_" + page.number(),
                "bbox 0 0 %d %d; ppageno %d".formatted(page.width(), page.height(), page.number() - 1));
        int paragraph = -1;
        int line = -1;
        int number = 0;
        for (Word word : page.words()) {
            boolean newParagraph = word.paragraph() != paragraph;
            boolean newLine = newParagraph || word.line() != line;
            paragraph = word.paragraph();
            line = word.line();
            if (newLine) {
                close(number == 0 ? 0 : newParagraph ? 2 : 1);
            }
            if (newParagraph) {
                start("p", "ocr_par", id("par", page, paragraph), "");
            }
            if (newLine) {
                start("span", "ocr_line", id("line", page, line), box(lineOf(word, page), page) + angle(page));
            } else {
                xml.writeCharacters(" ");
            }
            number++;
            String surely = "; x_wconf " + Math.round(word.confidence() * 100);
            start("span", "ocrx_word", id("word", page, number), box(List.of(word), page) + surely);
            xml.writeCharacters(written(word.text()));
            close(1);
        }
        close(number == 0 ? 1 : 3);
    }

    private static List<Word> lineOf(Word word, PageReading page) {
        return page.words().stream()
                .filter(other -> other.line() == word.line() && other.paragraph() == word.paragraph())
                .toList();
    }

    private void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    private void start(String element, String kind, String id, String title) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("class", kind);
        xml.writeAttribute("id", id);
        if (!title.isEmpty()) {
            xml.writeAttribute("title", title);
        }
    }

    private static String id(String kind, PageReading page, int number) {
        return kind + "_" + page.number() + "_" + number;
    }

    /// By how many degrees, counter-clockwise, the text is turned on the page.
    private static String angle(PageReading page) {
        double degrees = page.rotation() + page.skewDegrees();
        return degrees == 0 ? "" : String.format(Locale.ROOT, "; textangle %.1f", degrees);
    }

    private static String box(List<Word> words, PageReading page) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (Word word : words) {
            Box box = word.box();
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }
        return "bbox %d %d %d %d"
                .formatted(
                        Math.round(left * page.width()),
                        Math.round(top * page.height()),
                        Math.round(right * page.width()),
                        Math.round(bottom * page.height()));
    }

    /// XML can't hold control characters.
    private static String written(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}]", " ");
    }
}
