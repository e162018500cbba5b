package org.entente.evaluation;

import org.entente.annotation.AnnotatedDocument;
import org.entente.fact.Extraction;

/** What the program makes of a text: what it saw and what it took from it. */
public record Reading(AnnotatedDocument annotated, Extraction extraction) {}
