package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.ShellPieces;
import dev.rutter.language.sentence.Grounds;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Comments of one fence that name what the software runs on, over commands for the same: `# Docker
/// Compose` and further down `# Kubernetes`, `# Restart (systemd)`. Nobody runs it on all of them,
/// so they are alternatives.
public final class Platforms {
    private static final String NAMES =
            "(docker(?:[ -]compose)?|docker swarm|swarm|podman|kubernetes|k8s|helm|openshift|systemd|nomad|ecs|heroku|pm2|bare[ -]metal)";

    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "(?:(?:for|on|in|with|using) )?" + NAMES + "(?:\\s*:.*|\\s+[-–—(].*)?",
                    CASE_INSENSITIVE);
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "[^()]{3,60}\\((?:for |on |in |with |using )?" + NAMES + "\\)\\W*",
                    CASE_INSENSITIVE);

    /// Whoever asks tools for their version has them all.
    private static final QuickPattern ASKS =
            QuickPattern.compile("\\s(?:--?v(?:ersion)?|version|install|info|login)\\b");

    private static final QuickPattern MARKS = QuickPattern.compile("^[\\s:–—-]+");
    private static final QuickPattern BRACKETS = QuickPattern.compile("\\s*\\([^()]*\\)\\W*$");

    private Platforms() {}

    /// Whether the comments of a fence name more than one.
    public static boolean alternatives(List<ShellPieces.Piece> pieces) {
        var names = new HashSet<String>();
        var grounds = new ArrayList<String>();
        for (var i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof ShellPieces.Comment(_, var text)) {
                var name = name(text);
                var asked = i + 1 < pieces.size() && asks(pieces.get(i + 1));
                if (!asked && runtime(text).isPresent()) {
                    names.add(name.get());
                } else if (name.isPresent()) {
                    grounds.add(text);
                }
            }
        }
        return names.size() > 1 || !Grounds.beside(grounds).isEmpty();
    }

    private static boolean asks(ShellPieces.Piece piece) {
        return piece instanceof ShellPieces.Statement statement && ASKS.find(statement.script());
    }

    /// The platform that a comment names.
    public static Optional<String> name(String comment) {
        return runtime(comment).or(() -> Grounds.named(comment).map(Map.Entry::getValue));
    }

    private static Optional<String> runtime(String comment) {
        var text = Phrases.stripNumber(comment);
        var named = NAMED.matcher(text);
        if (named.matches()) {
            return Optional.of(lower(named.group(1)));
        }
        var behind = BEHIND.matcher(text);
        return behind.matches() ? Optional.of(lower(behind.group(1))) : Optional.empty();
    }

    /// Those labels or titles that name what the software runs on, where they name more than one.
    static Set<String> beside(List<String> labels) {
        var names = new HashSet<String>();
        var found = new HashSet<String>();
        for (var label : labels) {
            runtime(PhaseNames.untimed(Inline.plain(label)))
                    .ifPresent(name -> {
                        names.add(name);
                        found.add(label);
                    });
        }
        return names.size() > 1 ? found : Set.of();
    }

    /// Whether each of some labels names another system, or another thing that software runs on.
    static boolean all(List<String> labels) {
        var names = new HashSet<String>();
        for (var label : labels) {
            var name =
                    runtime(PhaseNames.untimed(Inline.plain(label)))
                            .or(() ->
                                    Grounds.system(label)
                                            ? Grounds.named(label).map(Map.Entry::getValue)
                                            : Optional.empty());
            if (name.isEmpty() || !names.add(name.get())) {
                return false;
            }
        }
        return true;
    }

    /// What a comment says besides the platform's name.
    public static String rest(String comment) {
        var named = NAMED.matcher(comment);
        return named.matches()
                ? MARKS.replaceFirst(comment.substring(named.end(1)), "")
                : BRACKETS.replaceFirst(comment, "");
    }

    /// Whether a comment below a blank line begins what is done on every platform: it names none,
    /// and the command below it is not for the one above.
    public static boolean ends(List<ShellPieces.Piece> pieces, int index, String platform) {
        if (index == 0
                || !(pieces.get(index - 1) instanceof ShellPieces.Gap)
                || !(pieces.get(index) instanceof ShellPieces.Comment(_, var text))
                || name(text).isPresent()) {
            return false;
        }
        var next = ShellPieces.next(pieces, index);
        return !next.isEmpty() && !serves(next, platform);
    }

    /// Whether a command is for a platform: `docker` for Docker, `kubectl` and `helm` for
    /// Kubernetes.
    private static boolean serves(String script, String platform) {
        var program = CommandWords.program(script);
        return switch (program) {
            case "docker", "docker-compose", "podman" ->
                    platform.startsWith("docker")
                            || platform.equals("podman")
                            || platform.endsWith("swarm");
            case "kubectl", "helm", "oc", "k", "kustomize" ->
                    platform.equals("kubernetes")
                            || platform.equals("k8s")
                            || platform.equals("helm")
                            || platform.equals("openshift");
            case "systemctl", "journalctl" ->
                    platform.equals("systemd") || platform.startsWith("bare");
            default ->
                    platform.equals(program)
                            || (platform.equals("ecs") && program.equals("aws"))
                            || Grounds.serves(program, platform);
        };
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ');
    }
}
