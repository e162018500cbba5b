package org.entente.source.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Word, OpenDocument, RTF and EPUB, by Tika. What is embedded in them is not read. */
final class OfficeText {

  private OfficeText() {}

  static Extracted read(Format format, byte[] bytes, Budget budget) {
    MarkedText text = new MarkedText(budget);
    Blocks blocks = new Blocks(text);
    Metadata metadata = new Metadata();
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, NOTHING_EMBEDDED);
    context.set(Parser.class, new org.apache.tika.parser.EmptyParser());
    context.set(OfficeParserConfig.class, word());
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      parser(format).parse(in, new XhtmlHandler(blocks, budget), metadata, context);
    } catch (Budget.Full e) {
      // What was read until here is kept.
    } catch (EncryptedDocumentException e) {
      throw new Refusal("it is protected by a password; save it without one");
    } catch (IOException | SAXException | TikaException e) {
      throw new IllegalStateException(e);
    }
    blocks.end();
    return new Extracted(
        FileTitle.of(metadata.get(TikaCoreProperties.TITLE), text.toString()),
        date(format, metadata),
        text.toString(),
        List.of());
  }

  /** A book says when it was published; of other files only the day they were made is known. */
  private static Optional<String> date(Format format, Metadata metadata) {
    return format == Format.EPUB
        ? Optional.ofNullable(metadata.get(TikaCoreProperties.CREATED)).flatMap(Dates::day)
        : Optional.empty();
  }

  private static Parser parser(Format format) {
    return switch (format) {
      case DOCX -> new OOXMLParser();
      case ODT -> new OpenDocumentParser();
      case RTF -> new RTFParser();
      case EPUB -> new EpubParser();
      default -> throw new IllegalArgumentException("not by Tika: " + format);
    };
  }

  private static OfficeParserConfig word() {
    OfficeParserConfig config = new OfficeParserConfig();
    config.setUseSAXDocxExtractor(true);
    config.setIncludeDeletedContent(false);
    config.setIncludeMoveFromContent(false);
    config.setIncludeHeadersAndFooters(false);
    config.setExtractMacros(false);
    return config;
  }

  private static final EmbeddedDocumentExtractor NOTHING_EMBEDDED =
      new EmbeddedDocumentExtractor() {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
          return false;
        }

        @Override
        public void parseEmbedded(
            InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
      };
}
