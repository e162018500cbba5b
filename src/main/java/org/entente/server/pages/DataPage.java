package org.entente.server.pages;

import java.util.List;
import java.util.Optional;

/** A page that programs can read too. */
interface DataPage extends Page {

  /** In which forms besides HTML, by the ending of an address. */
  List<Form> forms();

  /** What it says, in one of its forms. */
  String data(Form form, View view, Parameters parameters);

  /** Where it is instead, as what follows its path; empty when it is here. */
  default Optional<String> elsewhere(Parameters parameters) {
    return Optional.empty();
  }

  /** A form of data. */
  enum Form {
    JSON(".json", "application/json"),
    GRAPHML(".graphml", "application/graphml+xml"),
    GEOJSON(".geojson", "application/geo+json");

    private final String ending;
    private final String mediaType;

    Form(String ending, String mediaType) {
      this.ending = ending;
      this.mediaType = mediaType;
    }

    String ending() {
      return ending;
    }

    String mediaType() {
      return mediaType;
    }
  }
}
