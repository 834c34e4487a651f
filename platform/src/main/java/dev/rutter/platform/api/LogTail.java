package dev.rutter.platform.api;

import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.release.Glance;
import dev.rutter.platform.release.Said;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a service prints, first the last lines there are, then each line that comes, read from the
/// home's files: whether or not the platform runs, and over its restarts. For one thread.
public final class LogTail {

    /// Clocks of file systems are coarse, and may be another machine's.
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Path home;
    private final String service;
    private final boolean builds;
    private final Map<String, Long> told = new HashMap<>();
    private Instant looked = Instant.MIN;

    /// @throws PlatformException where there is no such service
    public LogTail(Path home, String service, PlatformControl.Kind kind) throws PlatformException {
        this.home = home.toAbsolutePath().normalize();
        this.service = service;
        this.builds = kind == PlatformControl.Kind.BUILD;
        if (!Glance.known(this.home, service)) {
            throw new PlatformException("there is no service \"" + service + "\" in " + this.home);
        }
    }

    /// The last lines, oldest first.
    public List<Line> last(int most) throws PlatformException {
        var lines = output();
        lines.stream().filter(each -> each.line().whole()).forEach(this::told);
        return lines.subList(Math.max(0, lines.size() - Math.max(0, most)), lines.size()).stream()
                .map(LogTail::line)
                .toList();
    }

    /// The whole lines that came since the last call, oldest first.
    public List<Line> more() throws PlatformException {
        var fresh =
                output().stream()
                        .filter(each -> each.line().whole())
                        .filter(each ->
                                each.line().position() > told.getOrDefault(each.source(), 0L))
                        .toList();
        fresh.forEach(this::told);
        return fresh.stream().map(LogTail::line).toList();
    }

    private void told(Said said) {
        told.merge(said.source(), said.line().position(), Math::max);
    }

    private static Line line(Said said) {
        return new Line(said.line().at(), said.source(), said.line().text());
    }

    private List<Said> output() throws PlatformException {
        var since = looked;
        looked = Instant.now().minus(SLACK);
        try {
            return Glance.output(home, service, builds, folder -> changed(folder, since));
        } catch (IOException no) {
            throw new PlatformException("the output cannot be read: " + no.getMessage(), no);
        }
    }

    /// Whether anything was printed there since then.
    private static boolean changed(Path folder, Instant since) {
        if (since.equals(Instant.MIN)) {
            return true;
        }
        try (DirectoryStream<Path> segments =
                Files.newDirectoryStream(folder, OutputLog.SEGMENTS)) {
            for (var each : segments) {
                if (!Files.getLastModifiedTime(each).toInstant().isBefore(since)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException none) {
            return Files.isDirectory(folder); // one segment was dropped meanwhile, or all is gone
        } catch (IOException | DirectoryIteratorException unknown) {
            return true;
        }
    }
}
