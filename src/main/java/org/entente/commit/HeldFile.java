package org.entente.commit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is locked as long as somebody works with what it stands for: other processes see that
 * it is, and that it is no more when the one that held it was killed.
 */
public final class HeldFile implements AutoCloseable {

  /**
   * Those of this process. The system lets go of a lock when the process closes the file, however
   * often it has it open, so that must not be tried a second time.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HeldFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Empty when somebody holds it; made when it is missing. */
  public static Optional<HeldFile> take(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    if (!OWN.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return Optional.of(new HeldFile(file, channel));
      }
      channel.close();
      OWN.remove(file);
      return Optional.empty();
    } catch (IOException | RuntimeException | Error e) {
      if (channel != null) {
        channel.close();
      }
      OWN.remove(file);
      throw e;
    }
  }

  /** Takes one that is not there yet: nobody sees it before it is held. */
  public static HeldFile make(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock();
      OWN.add(file);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return new HeldFile(file, channel);
    } catch (IOException | RuntimeException | Error e) {
      OWN.remove(file);
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OWN.remove(file);
    }
  }
}
