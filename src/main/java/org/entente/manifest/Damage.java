package org.entente.manifest;

/**
 * A file that is not as it was left.
 *
 * @param file relative to the store's folder
 * @param message what is wrong with it
 */
public record Damage(String file, String message) {

  @Override
  public String toString() {
    return file + ": " + message;
  }
}
