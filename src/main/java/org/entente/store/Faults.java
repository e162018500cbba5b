package org.entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.tdb2.TDBException;
import org.entente.manifest.Damage;
import org.entente.manifest.DamageException;
import org.entente.manifest.ManifestKeeper;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what went wrong with the disk or the database, and what to do. */
final class Faults {

  private static final Pattern HOLDER = Pattern.compile("held by process (\\d+)");

  private static final String REMEDY =
      "move the folder away and restore a copy (entente restore), or load the documents again.";

  private static final int MOST_NAMED = 5;

  private Faults() {}

  static StoreException opening(Path folder, Throwable fault) {
    if (inUse(fault)) {
      Matcher holder = HOLDER.matcher(String.valueOf(fault.getMessage()));
      return new StoreInUseException(
          "The store in "
              + folder
              + " is in use by another process"
              + (holder.find() ? " (number " + holder.group(1) + ")" : "")
              + ". Stop that one first, or name another folder with --store.",
          fault,
          new Announcement(folder).read());
    }
    List<Damage> damages = damages(folder, fault);
    if (!damages.isEmpty()) {
      return damaged(folder, damages, fault);
    }
    return new StoreException(
        "Cannot open the store in "
            + folder
            + ": "
            + reason(fault)
            + ". If it is damaged, "
            + REMEDY,
        fault);
  }

  /** Whether another process has the database open. */
  static boolean inUse(Throwable fault) {
    return fault instanceof DBOpEnvException
        && String.valueOf(fault.getMessage()).contains("get a lock");
  }

  /** Says which files are damaged, and what to do. */
  static StoreDamagedException damaged(
      Path folder, List<Damage> damages, @Nullable Throwable fault) {
    boolean manifest = damages.stream().allMatch(d -> d.file().equals("manifest"));
    return new StoreDamagedException(
        "The store in "
            + folder
            + " is damaged, or another program wrote to it, and is not read: "
            + damages.stream()
                .limit(MOST_NAMED)
                .map(Damage::toString)
                .collect(Collectors.joining("; "))
            + (damages.size() > MOST_NAMED
                ? "; and " + (damages.size() - MOST_NAMED) + " more"
                : "")
            + ". To have it whole again, "
            + REMEDY
            + (manifest
                ? " Only the list of checksums is wrong: delete the file manifest in that folder to"
                    + " take the rest as it is, and look through it with entente check."
                : ""),
        damages,
        fault);
  }

  private static List<Damage> damages(Path folder, Throwable fault) {
    if (fault instanceof DamageException damage) {
      return damage.damages();
    }
    try {
      return ManifestKeeper.damages(folder);
    } catch (IOException e) {
      fault.addSuppressed(e);
      return List.of();
    }
  }

  static StoreException writing(Path folder, Throwable fault) {
    String remedy =
        fault instanceof OutOfMemoryError
            ? "Start the program again, with more memory (ENTENTE_JAVA_OPTIONS=-Xmx4g)."
            : "See that the disk has room and is sound, then start the program again.";
    return new StoreException(
        "Writing to the store in "
            + folder
            + " failed: "
            + reason(fault)
            + ". What was reported as done before is kept. "
            + remedy,
        fault);
  }

  /** Whether the disk or the database failed, and not what the caller did. */
  static boolean ofStorage(Throwable fault) {
    if (fault instanceof VirtualMachineError) {
      return true;
    }
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof IOException
          || t instanceof RuntimeIOException
          || t instanceof TDBException
          || t.getClass().getName().startsWith("org.apache.jena.dboe.")) {
        return true;
      }
    }
    return false;
  }

  static String reason(Throwable fault) {
    if (fault instanceof AccessDeniedException) {
      return "no permission to write there";
    }
    if (fault instanceof FileAlreadyExistsException) {
      return "a file that is no folder has that name";
    }
    if (fault instanceof UncheckedIOException io && io.getCause() != null) {
      return reason(io.getCause());
    }
    if (fault instanceof OutOfMemoryError) {
      return "there was not enough memory";
    }
    if (fault instanceof InternalError) {
      return "a mapped file could not be written, as when the disk is full"; // SIGBUS
    }
    String message = fault.getMessage();
    return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
  }
}
