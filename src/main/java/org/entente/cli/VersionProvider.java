package org.entente.cli;

import org.entente.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "entente " + Version.release(), "Java " + System.getProperty("java.version")
    };
  }
}
