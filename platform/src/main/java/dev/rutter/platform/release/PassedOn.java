package dev.rutter.platform.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What commands of a blueprint get of the environment that the platform was started in: what tools
/// need to work at all, and nothing that could be a secret of whoever started it.
final class PassedOn {

    private static final List<String> NAMES =
            List.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "LOGNAME",
                    "SHELL",
                    "LANG",
                    "LC_ALL",
                    "TZ",
                    "TMPDIR",
                    "SSL_CERT_FILE",
                    "SSL_CERT_DIR",
                    "NODE_EXTRA_CA_CERTS",
                    "HTTP_PROXY",
                    "HTTPS_PROXY",
                    "NO_PROXY",
                    "http_proxy",
                    "https_proxy",
                    "no_proxy");

    private PassedOn() {}

    /// Of `environment`; where `java` runs us from a JDK, its folder as JAVA_HOME and first on
    /// PATH, so that a runtime `java` finds the Java that is known to be there.
    static Map<String, String> of(Map<String, String> environment, Path java) {
        var passed = new TreeMap<String, String>();
        for (var name : NAMES) {
            Optional.ofNullable(environment.get(name)).ifPresent(value -> passed.put(name, value));
        }
        passed.putIfAbsent("PATH", "/usr/local/bin:/usr/bin:/bin");
        if (Files.isExecutable(java.resolve("bin/javac"))) {
            passed.put("JAVA_HOME", java.toString());
            passed.merge("PATH", java.resolve("bin").toString(), (path, own) -> own + ":" + path);
        }
        return passed;
    }
}
