package org.entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.tdb2.TDBException;

/** Says in a sentence what went wrong with the disk or the database, and what to do. */
final class Faults {

  private static final Pattern HOLDER = Pattern.compile("held by process (\\d+)");

  private Faults() {}

  static StoreException opening(Path folder, Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof DBOpEnvException && message.contains("lock")) {
      Matcher holder = HOLDER.matcher(message);
      return new StoreInUseException(
          "The store in "
              + folder
              + " is in use by another process"
              + (holder.find() ? " (number " + holder.group(1) + ")" : "")
              + ". Stop that one first, or name another folder with --store.",
          fault,
          new Announcement(folder).read());
    }
    return new StoreException(
        "Cannot open the store in "
            + folder
            + ": "
            + reason(fault)
            + ". If it is damaged, move the folder away and load the documents again.",
        fault);
  }

  static StoreException writing(Path folder, Throwable fault) {
    return new StoreException(
        "Writing to the store in "
            + folder
            + " failed: "
            + reason(fault)
            + ". See that the disk has room and is sound, then start the program again.",
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
    String message = fault.getMessage();
    return message == null || message.isBlank() ? fault.getClass().getSimpleName() : message;
  }
}
