package dev.rutter.app.rehearse;

import dev.rutter.app.rehearse.Binding.Default;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.CompanionWriter;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Places that a document names and that are elsewhere in a sandbox: its hosts, which become the
/// services of the local platform, and the folders of whoever wrote it, which become the workspace.
final class Places {
    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(?:127\\.0\\.0\\.1|localhost):(\\d+).*");

    /// A folder that a command goes to, by its whole path; `~` is somebody's home.
    private static final Pattern FOLDER =
            Pattern.compile("(?m)(?:^|[;&|(]\\s*)cd\\s+[\"']?((?:~|/)[\\w./@~-]*)[\"']?");

    private final Runbook runbook;
    private final Binding.Grounds grounds;

    Places(Runbook runbook, Binding.Grounds grounds) {
        this.runbook = runbook;
        this.grounds = grounds;
    }

    /// Hears of each.
    interface Heard {
        /// @param told to be listed among the defaults; empty for what only follows from another
        void place(String place, String taken, Optional<Default> told);
    }

    void bind(Heard heard) {
        hosts(heard);
        folders(heard);
    }

    /// The document's hosts as `init` finds them.
    private void hosts(Heard heard) {
        var written =
                CompanionReader.read(
                        CompanionWriter.write("RUNBOOK.md", Optional.empty(), runbook));
        var found = written.environments().values().stream().findFirst();
        if (found.isEmpty() || grounds.urls().isEmpty()) {
            return;
        }
        found.get()
                .bind()
                .forEach((host, _) -> {
                    if (!host.startsWith("http") || LOOPBACK.matcher(host).matches()) {
                        return;
                    }
                    var service =
                            grounds.urls().entrySet().stream()
                                    .filter(each -> related(host, each.getKey()))
                                    .findFirst()
                                    .orElseGet(() -> unrelated(host));
                    heard.place(
                            host,
                            service.getValue(),
                            Optional.of(
                                    new Default(
                                            line(host),
                                            "host",
                                            host,
                                            "the sandbox's service " + service.getKey())));
                    if (host.startsWith("https://")) {
                        heard.place(
                                host.replaceFirst("https", "wss"),
                                service.getValue().replaceFirst("https?", "ws"),
                                Optional.empty());
                    }
                });
    }

    private static boolean related(String host, String service) {
        var words = service.toLowerCase(Locale.ROOT).split("[-_]", -1);
        return host.toLowerCase(Locale.ROOT).contains(words[words.length - 1]);
    }

    /// A host without a word for its part, beside others that have one (`api.`), is what people
    /// look at: the site.
    private java.util.Map.Entry<String, String> unrelated(String host) {
        return grounds.urls().entrySet().stream()
                .filter(each -> each.getKey().matches("(?i).*(?:front|web|site|ui).*"))
                .filter(_ -> !host.matches("(?i)https?://(?:api|backend)\\b.*"))
                .findFirst()
                .orElseGet(grounds.urls()::firstEntry);
    }

    /// Folders of another machine: the shortest of those that lie in one another is the workspace.
    private void folders(Heard heard) {
        var named = new TreeSet<String>();
        runbook.all(Step.class)
                .map(Step::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .forEach(script ->
                        FOLDER.matcher(script)
                                .results()
                                .map(found -> found.group(1).replaceAll("/+$", ""))
                                .filter(each -> each.indexOf('/', 1) > 0)
                                .filter(each ->
                                        each.startsWith("~") || !Files.isDirectory(Path.of(each)))
                                .forEach(named::add));
        for (var folder : named) {
            if (named.stream().anyMatch(each -> folder.startsWith(each + "/"))) {
                continue;
            }
            heard.place(
                    folder,
                    grounds.workdir(),
                    Optional.of(new Default(line(folder), "folder", folder, "the workspace")));
        }
    }

    private int line(String words) {
        for (var i = 0; i < runbook.lines().size(); i++) {
            if (runbook.lines().get(i).contains(words)) {
                return i + 1;
            }
        }
        return 0;
    }
}
