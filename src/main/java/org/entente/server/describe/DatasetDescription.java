package org.entente.server.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VCARD4;
import org.entente.store.Revision;

/** The data set in the terms of DCAT-AP 3: what it is, whose, under which licence, and where. */
final class DatasetDescription {

  private static final String FILE_TYPE =
      "http://publications.europa.eu/resource/authority/file-type/";
  private static final String MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";

  private final Template template = new Template("dataset.ttl");
  private final About about;
  private final Dumps dumps;

  DatasetDescription(About about, Dumps dumps) {
    this.about = about;
    this.dumps = dumps;
  }

  /**
   * The description.
   *
   * @param address of the service
   * @param statistics when they are known already
   */
  Model describe(String address, Revision revision, Optional<Statistics> statistics) {
    Model model = template.at(address);
    Resource dataset = model.createResource(address + "dataset#this");
    Resource catalog = model.createResource(address + "dataset#catalog");
    Resource publisher =
        model
            .createResource(address + "dataset#publisher")
            .addProperty(RDF.type, FOAF.Agent)
            .addProperty(FOAF.name, about.publisher());
    catalog.addProperty(DCTerms.publisher, publisher);
    dataset
        .addProperty(DCTerms.title, about.title(), "en")
        .addProperty(DCTerms.publisher, publisher)
        .addProperty(DCTerms.identifier, address + "dataset#this")
        .addProperty(term("version"), revision.tag())
        .addProperty(
            DCTerms.modified,
            model.createTypedLiteral(revision.since().toString(), XSDDatatype.XSDdateTime));
    contact(dataset);
    List<Resource> services =
        List.of(
            model.createResource(address + "sparql#service"),
            model.createResource(address + "dataset#api"));
    licence(catalog);
    services.forEach(this::licence);
    if (dumps.offered()) {
      for (Dumps.Form form : Dumps.Form.values()) {
        distribution(address, dataset, form);
      }
    }
    statistics.flatMap(Statistics::period).ifPresent(period -> period(dataset, period));
    return model;
  }

  private void contact(Resource dataset) {
    if (!about.contact().isEmpty()) {
      Model model = dataset.getModel();
      boolean mail = about.contact().startsWith("mailto:");
      dataset.addProperty(
          DCAT.contactPoint,
          model
              .createResource()
              .addProperty(RDF.type, VCARD4.Kind)
              .addProperty(VCARD4.fn, about.publisher())
              .addProperty(
                  mail ? VCARD4.hasEmail : VCARD4.hasURL, model.createResource(about.contact())));
    }
  }

  private void licence(Resource resource) {
    if (!about.licence().isEmpty()) {
      Resource licence =
          resource
              .getModel()
              .createResource(about.licence())
              .addProperty(RDF.type, DCTerms.LicenseDocument);
      resource.addProperty(DCTerms.license, licence);
    }
  }

  private void distribution(String address, Resource dataset, Dumps.Form form) {
    Model model = dataset.getModel();
    Resource file = model.createResource(address + "dump/" + form.file());
    Resource distribution =
        model
            .createResource(address + "dataset#" + form.file())
            .addProperty(RDF.type, DCAT.Distribution)
            .addProperty(DCTerms.title, "All graphs as " + form.name().replace('_', '-'), "en")
            .addProperty(
                DCTerms.description,
                "Every named graph in one file of " + form.name().replace('_', '-') + ", gzip.",
                "en")
            .addProperty(DCAT.accessURL, file)
            .addProperty(DCAT.downloadURL, file)
            .addProperty(
                DCTerms.format,
                typed(model, FILE_TYPE + "RDF_" + form.name(), DCTerms.MediaTypeOrExtent))
            .addProperty(
                DCAT.mediaType, typed(model, MEDIA_TYPE + form.mediaType(), DCTerms.MediaType))
            .addProperty(
                term("compressFormat"),
                typed(model, MEDIA_TYPE + "application/gzip", DCTerms.MediaType));
    licence(distribution);
    dumps.present().stream()
        .filter(dump -> dump.form() == form)
        .findFirst()
        .ifPresent(
            dump ->
                distribution.addProperty(
                    DCAT.byteSize,
                    model.createTypedLiteral(
                        Long.toString(size(dump)), XSD + "nonNegativeInteger")));
    dataset.addProperty(DCAT.distribution, distribution);
  }

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private static long size(Dumps.Dump dump) {
    try {
      return Files.size(dump.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resource typed(Model model, String iri, Resource type) {
    return model.createResource(iri).addProperty(RDF.type, type);
  }

  private static void period(Resource dataset, Statistics.Period period) {
    Model model = dataset.getModel();
    dataset.addProperty(
        DCTerms.temporal,
        model
            .createResource()
            .addProperty(RDF.type, DCTerms.PeriodOfTime)
            .addProperty(
                DCAT.startDate,
                model.createTypedLiteral(period.first().toString(), XSDDatatype.XSDdate))
            .addProperty(
                DCAT.endDate,
                model.createTypedLiteral(period.last().toString(), XSDDatatype.XSDdate)));
  }

  private static Property term(String name) {
    return ResourceFactory.createProperty(DCAT.NS, name);
  }
}
