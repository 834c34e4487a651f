package dev.rutter.engine.session;

import dev.rutter.engine.secret.Masker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of one command. They are all that is known of it, so that any process can find it.
///
/// @param path named by a number, which gives the order, and the key: `0003-deploy-2`
record CommandFolder(Path path) implements Comparable<CommandFolder> {
    /// How long a marker is, in characters.
    static final int MARKER_LENGTH = 16;

    private static final Pattern NAME = Pattern.compile("(\\d{4,9})-(.+)");
    private static final Pattern COMPLETE = Pattern.compile("return \\d+ # complete\n\\z");

    /// How much of a state's end shows that it is one, in bytes.
    private static final int LONGEST_END = 32;

    private static final Set<OpenOption> FRESH =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final FileAttribute<?> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Pattern STATUS = Pattern.compile("(\\d{1,3}) ended\n");

    /// Those of a session, in order; none where it has not begun.
    static List<CommandFolder> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> NAME.matcher(path.getFileName().toString()).matches())
                    .map(CommandFolder::new)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + folder + "\"", e);
        }
    }

    // Asked for each command of a session whenever one begins, hence no patterns here.
    int number() {
        return Integer.parseInt(name(), 0, name().indexOf('-'), 10);
    }

    String key() {
        return name().substring(name().indexOf('-') + 1);
    }

    private String name() {
        return path.getFileName().toString();
    }

    /// The command as given.
    Path script() {
        return path.resolve("script");
    }

    /// Both streams, as they came.
    Path output() {
        return path.resolve("output");
    }

    /// What the supervisor itself has to say, should it fail.
    Path trouble() {
        return path.resolve("trouble");
    }

    /// Where the command says what it gives to those after it.
    Path given() {
        return path.resolve("given");
    }

    /// What it has given so far; of a file that is too long, its beginning.
    Outputs outputs() {
        try (var in = Files.newInputStream(given())) {
            return Outputs.of(
                    new String(in.readNBytes(Outputs.MOST_BYTES), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Outputs.NONE;
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + given() + "\"", e);
        }
    }

    /// What earlier commands gave, as a script that this one begins with.
    Path taken() {
        return path.resolve("taken");
    }

    /// The shell's state after the command.
    Path state() {
        return path.resolve("state");
    }

    /// What every descendant carries in its environment; empty where it was not even written.
    Optional<String> marker() {
        return text("marker").filter(text -> text.length() == MARKER_LENGTH);
    }

    /// The supervisor, as it wrote itself down before it began the command.
    Optional<ProcessStamp> process() {
        return text("process").flatMap(ProcessStamp::parse);
    }

    /// The exit status, once its file holds the mark that ends it.
    OptionalInt status() {
        return text("status")
                .map(STATUS::matcher)
                .filter(Matcher::matches)
                .map(found -> OptionalInt.of(Integer.parseInt(found.group(1))))
                .orElse(OptionalInt.empty());
    }

    /// Whether it left a status, or was killed before it could.
    boolean ended() {
        return status().isPresent() || process().filter(ProcessStamp::alive).isEmpty();
    }

    /// Whether it is being ended, or was, at its time limit.
    boolean timedOut() {
        return Files.exists(path.resolve("timed-out"));
    }

    void recordTimeOut() {
        if (!timedOut()) {
            write("timed-out", "");
        }
    }

    /// Which bytes of the output may have been left out; the last complete line says it.
    Optional<Gap> gap() {
        return text("cut").stream()
                .flatMap(String::lines)
                .map(line -> line.split(" ", -1))
                .filter(parts -> parts.length == 3 && parts[2].equals("."))
                .map(parts -> new Gap(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .reduce((_, later) -> later);
    }

    /// Bytes from `from` up to, but not including, `to`.
    record Gap(long from, long to) {}

    /// Takes the secrets out of the output where it stands; what was left out stays so.
    void blot(Masker masker) {
        try {
            masker.blot(output(), 0, gap().map(Gap::from).orElse(Long.MAX_VALUE));
            masker.blot(output(), gap().map(Gap::to).orElse(Long.MAX_VALUE), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new SessionException("cannot take the secrets out of \"" + output() + "\"", e);
        }
    }

    /// Whether the state was written to its end.
    boolean stateComplete() {
        try (var file = FileChannel.open(path.resolve("state"))) {
            var end = ByteBuffer.allocate(LONGEST_END);
            var from = Math.max(0, file.size() - LONGEST_END);
            while (end.hasRemaining() && file.read(end, from + end.position()) >= 0) {
                // Until it is read.
            }
            return COMPLETE.matcher(
                            new String(end.array(), 0, end.position(), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + path.resolve("state") + "\"", e);
        }
    }

    Optional<String> text(String file) {
        try {
            // Values may be of any bytes: read so that none of them fails.
            return Optional.of(Files.readString(path.resolve(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + path.resolve(file) + "\"", e);
        }
    }

    /// Writes a new file that only this user may read.
    void write(String file, String text) {
        write(path.resolve(file), text);
    }

    static void write(Path file, String text) {
        try (var channel = Files.newByteChannel(file, FRESH, OURS)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new SessionException("cannot write \"" + file + "\"", e);
        }
    }

    @Override
    public int compareTo(CommandFolder other) {
        return Integer.compare(number(), other.number());
    }
}
