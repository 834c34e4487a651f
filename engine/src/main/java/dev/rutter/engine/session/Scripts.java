package dev.rutter.engine.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The shell scripts of the distribution, as files beside a session.
final class Scripts {
    private Scripts() {}

    /// A command that still runs may be reading its copy: a changed script gets a new file.
    static void install(Path file, String name) {
        var text = resource(name);
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                var fresh = Files.createTempFile(file.getParent(), "script", ".new");
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new SessionException("cannot write \"" + file + "\"", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the distribution lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SessionException("cannot read " + name, e);
        }
    }
}
