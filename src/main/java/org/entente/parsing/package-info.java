/**
 * NLP4J's models in a form that is read in a second and asked in place: {@link
 * org.entente.parsing.CompactModels} makes them when Entente is built, {@link
 * org.entente.parsing.ParserModels} is what they are.
 */
@NullMarked
package org.entente.parsing;

import org.jspecify.annotations.NullMarked;
