package org.entente.knowledge;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How YAML that people write is read: one value stands for a list of one, and none is missing. */
public final class Yaml {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(new YAMLFactory())
          .registerModule(new Jdk8Module())
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          // A name with nothing behind it.
          .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));

  private Yaml() {}

  /**
   * What a text says; null when that is nothing.
   *
   * @throws JacksonException when it is no YAML, or says something else
   */
  public static <T> @Nullable T read(String text, Class<T> type) throws JacksonException {
    return MAPPER.readValue(text, type);
  }

  /** What is wrong with a file, with its name and the line. */
  public static String problem(Path file, JacksonException e) {
    JsonLocation at = e.getLocation();
    return file + ":" + (at == null ? 1 : at.getLineNr()) + ": " + e.getOriginalMessage();
  }
}
