package org.entente.server.describe;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.entente.knowledge.BundledText;

/** Turtle that comes with the program and says what is always true of a service. */
final class Template {

  private final String turtle;

  /**
   * @param name of a file beside this class
   */
  Template(String name) {
    this.turtle = text(name);
  }

  /**
   * A copy to add to.
   *
   * @param address of the service, which its relative IRIs are relative to
   */
  Model at(String address) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(turtle, Lang.TURTLE)
        .base(address)
        .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
        .parse(model);
    return model;
  }

  static String text(String name) {
    return BundledText.read(Template.class, name);
  }
}
