package org.entente.knowledge;

import java.util.Optional;

/**
 * Where an identifier was checked.
 *
 * @param label what it is called
 * @param address of its page, where it has one
 */
public record IdSource(String id, String label, Optional<String> address) {}
