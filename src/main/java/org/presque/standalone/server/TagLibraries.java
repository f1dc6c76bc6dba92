package org.presque.standalone.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jasper.deploy.FunctionInfo;
import org.apache.jasper.deploy.TagAttributeInfo;
import org.apache.jasper.deploy.TagInfo;
import org.apache.jasper.deploy.TagLibraryInfo;

/**
 * Reads the descriptors of the tag libraries that our pages use. The compiler of pages leaves that to its server, and wants to know
 * of them before the first page.
 */
final class TagLibraries {

    /** Of the standard tag library (Jakarta Tags 3.0): {@code jakarta.tags.core} and {@code jakarta.tags.functions}. */
    private static final List<String> USED = List.of("META-INF/c.tld", "META-INF/fn.tld");

    private final XMLStreamReader xml;
    private final TagLibraryInfo library = new TagLibraryInfo();

    private TagLibraries(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The libraries by their URI. */
    static Map<String, TagLibraryInfo> in(ClassLoader application) {
        // The compiler of pages insists on a map of this class.
        Map<String, TagLibraryInfo> libraries = new HashMap<>();
        for (String file : USED) {
            TagLibraryInfo library = read(application, file);
            libraries.put(library.getUri(), library);
        }
        return libraries;
    }

    private static TagLibraryInfo read(ClassLoader application, String file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = application.getResourceAsStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            xml.nextTag();
            return new TagLibraries(xml).library();
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("this WAR was not packed as it should be: " + file, e);
        }
    }

    private TagLibraryInfo library() throws XMLStreamException {
        library.setJspversion(xml.getAttributeValue(null, "version"));
        while (isInside("taglib")) {
            switch (xml.getLocalName()) {
                case "uri" -> library.setUri(xml.getElementText());
                case "short-name" -> library.setShortname(xml.getElementText());
                case "tlib-version" -> library.setTlibversion(xml.getElementText());
                case "tag" -> library.addTagInfo(tag());
                case "function" -> library.addFunctionInfo(function());
                default -> skip();
            }
        }
        return library;
    }

    private TagInfo tag() throws XMLStreamException {
        TagInfo tag = new TagInfo();
        while (isInside("tag")) {
            switch (xml.getLocalName()) {
                case "name" -> tag.setTagName(xml.getElementText());
                case "tag-class" -> tag.setTagClassName(xml.getElementText());
                case "tei-class" -> tag.setTagExtraInfo(xml.getElementText());
                case "body-content" -> tag.setBodyContent(xml.getElementText());
                case "attribute" -> tag.addTagAttributeInfo(attribute());
                default -> skip();
            }
        }
        return tag;
    }

    private TagAttributeInfo attribute() throws XMLStreamException {
        TagAttributeInfo attribute = new TagAttributeInfo();
        while (isInside("attribute")) {
            switch (xml.getLocalName()) {
                case "name" -> attribute.setName(xml.getElementText());
                case "required" -> attribute.setRequired(xml.getElementText());
                case "rtexprvalue" -> attribute.setReqTime(xml.getElementText());
                case "type" -> attribute.setType(xml.getElementText());
                case "deferred-value" -> attribute.setDeferredValue(deferredType());
                default -> skip();
            }
        }
        return attribute;
    }

    private String deferredType() throws XMLStreamException {
        while (isInside("deferred-value")) {
            skip();
        }
        return "true";
    }

    private FunctionInfo function() throws XMLStreamException {
        FunctionInfo function = new FunctionInfo();
        while (isInside("function")) {
            switch (xml.getLocalName()) {
                case "name" -> function.setName(xml.getElementText());
                case "function-class" -> function.setFunctionClass(xml.getElementText());
                case "function-signature" -> function.setFunctionSignature(xml.getElementText());
                default -> skip();
            }
        }
        return function;
    }

    /** Goes to the next element in this one; false at its end. */
    private boolean isInside(String element) throws XMLStreamException {
        while (xml.next() != XMLStreamReader.START_ELEMENT) {
            if (xml.isEndElement() && xml.getLocalName().equals(element)) {
                return false;
            }
        }
        return true;
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }
}
