package org.entente.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/**
 * The ontology, its concepts and its alignments together: in OWL 2 DL, and free of contradiction.
 */
class ProfileTest {

  private static final String ENT = "https://w3id.org/entente/ontology#";

  private static OWLOntology all;

  @BeforeAll
  static void load() throws OWLOntologyCreationException {
    // It tells of each rdf:Property, which two terms are on purpose.
    System.setProperty("org.slf4j.simpleLogger.log.org.semanticweb.owlapi", "warn");
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    for (String name : new String[] {"entente.ttl", "concepts.ttl", "alignments.ttl"}) {
      all =
          manager.loadOntologyFromOntologyDocument(
              new FileDocumentSource(
                  Path.of("ontology", name).toFile(), new TurtleDocumentFormat()));
    }
    assertThat(all.importsClosure()).hasSize(3);
  }

  @Test
  void isInOwl2Dl() {
    assertThat(new OWL2DLProfile().checkOntology(all).getViolations()).isEmpty();
  }

  @Test
  void isConsistentAndEveryClassCanHaveMembers() {
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(all);
    assertThat(reasoner.isConsistent()).isTrue();
    assertThat(reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()).isEmpty();
    reasoner.dispose();
  }

  @Test
  void reasonerSeesContradictions() {
    OWLOntologyManager manager = all.getOWLOntologyManager();
    OWLDataFactory factory = manager.getOWLDataFactory();
    OWLNamedIndividual x = factory.getOWLNamedIndividual(IRI.create("urn:x"));
    OWLClass person = factory.getOWLClass(IRI.create(ENT + "Person"));
    OWLAxiom isPerson = factory.getOWLClassAssertionAxiom(person, x);
    // A person is an actor, and where something happens is a place: nothing is both.
    OWLAxiom isPlace =
        factory.getOWLObjectPropertyAssertionAxiom(
            factory.getOWLObjectProperty(IRI.create(ENT + "place")),
            factory.getOWLNamedIndividual(IRI.create("urn:y")),
            x);
    manager.addAxiom(all, isPerson);
    manager.addAxiom(all, isPlace);
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(all);
    assertThat(reasoner.isConsistent()).isFalse();
    reasoner.dispose();
    manager.removeAxiom(all, isPerson);
    manager.removeAxiom(all, isPlace);
  }
}
