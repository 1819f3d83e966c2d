package io.dartwing.engine.fax.pages;

import java.io.IOException;
import java.io.Serial;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Parses a cover template and puts the fields into its text.
final class CoverTemplate {
    private static final int LONGEST = 512 * 1024;
    private static final int DEEPEST = 60;
    private static final int MOST_NODES = 20_000;
    private static final int WIDEST_SPAN = 99;
    private static final String CONDITION = "data-if";
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([a-z_]{1,40})\\s*}}");
    private static final Pattern DOCTYPE = Pattern.compile("^\\s*<!DOCTYPE\\s+html\\s*>", Pattern.CASE_INSENSITIVE);
    /// XML knows none of HTML's named characters; these are the ones that people type.
    private static final Map<String, String> NAMED = Map.of(
            "&nbsp;", "&#160;",
            "&copy;", "&#169;",
            "&ndash;", "&#8211;",
            "&mdash;", "&#8212;",
            "&hellip;", "&#8230;",
            "&bull;", "&#8226;",
            "&middot;", "&#183;");

    private final Map<String, String> fields;
    private int nodes;

    private CoverTemplate(Map<String, String> fields) {
        this.fields = fields;
    }

    /// The template is at fault.
    static final class Malformed extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        Malformed(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static Document fill(String template, Map<String, String> fields) throws Malformed {
        if (template.length() > LONGEST) {
            throw new Malformed("The cover template is larger than 512 KB.");
        }
        Document document = parse(template);
        new CoverTemplate(fields).fill(document.getDocumentElement(), 0);
        return document;
    }

    private static Document parse(String template) throws Malformed {
        String xml = DOCTYPE.matcher(template).replaceFirst("");
        for (var named : NAMED.entrySet()) {
            xml = xml.replace(named.getKey(), named.getValue());
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXParseException e) {
            throw new Malformed(
                    "The cover template isn't well-formed XHTML at line " + e.getLineNumber() + ". Close every tag.");
        } catch (SAXException | IOException e) {
            throw new Malformed("The cover template isn't well-formed XHTML. Close every tag.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser lacks a security feature", e);
        }
    }

    private void fill(Element element, int depth) throws Malformed {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new Malformed("The cover template is nested too deep or too large.");
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (attribute.getNodeName().endsWith("span")
                    && !attribute.getNodeValue().matches("\\d{1,2}")) {
                throw new Malformed("The cover template has a cell that spans more than " + WIDEST_SPAN + " others.");
            }
        }
        if (element.getTagName().equals("style")) {
            return;
        }
        for (Node child : children(element)) {
            switch (child) {
                case Element inner when missing(inner) -> element.removeChild(inner);
                case Element inner -> fill(inner, depth + 1);
                case Node text when text.getNodeType() == Node.TEXT_NODE -> text.setNodeValue(replace(text));
                default -> {
                    // Comments and the like aren't printed.
                }
            }
        }
    }

    private boolean missing(Element element) throws Malformed {
        if (!element.hasAttribute(CONDITION)) {
            return false;
        }
        return value(element.getAttribute(CONDITION)).isEmpty();
    }

    private String replace(Node text) throws Malformed {
        Matcher matcher = FIELD.matcher(text.getNodeValue());
        var out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(value(matcher.group(1))));
        }
        return matcher.appendTail(out).toString();
    }

    private String value(String name) throws Malformed {
        String value = fields.get(name);
        if (value == null) {
            throw new Malformed("The cover template names a field that there isn't. Known are: "
                    + String.join(", ", fields.keySet()) + ".");
        }
        return value;
    }

    /// A copy: the live list changes while elements are removed.
    private static List<Node> children(Element element) {
        var children = new ArrayList<Node>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // Well-formed all the same.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
