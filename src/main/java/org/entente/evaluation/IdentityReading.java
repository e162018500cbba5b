package org.entente.evaluation;

import org.entente.annotation.AnnotatedDocument;
import org.entente.identity.Identities;

/** What the program makes of the names in a text: where they stand and who it takes them for. */
public record IdentityReading(AnnotatedDocument annotated, Identities identities) {}
