package dev.rutter.language.fence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.FilePath;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A block that shows what is to stand in a file, by the file's place above it or in its first
/// line: `/etc/systemd/system/shop.service:` over a unit. What stands below it uses the file, so
/// somebody is asked to write it, and sees the lines.
public final class FileToWrite {

    /// `**/etc/app.conf:**`, `File: docker-compose.yml`, ``In `config.yml`:``
    private static final QuickPattern CAPTION =
            QuickPattern.compile(
                    "^\\W*?(?:\\d{1,2}[.)]\\s+)?(?:(?:file(?:name)?|path|in|into|to|edit|contents? of|the file)[:\\s]\\s*)?[`*_\"(]*("
                            + FilePath.PATH
                            + ")[`*_\")]*\\s*(?:\\([^()]{1,80}\\))?[:*_\\s]*$",
                    CASE_INSENSITIVE);

    /// Says of itself that somebody writes it.
    private static final QuickPattern WRITES =
            QuickPattern.compile(
                    "^\\W*(?:\\d{1,2}[.)]\\s*)?(?:then |now |next,? |first,? )?(?:create|write|save|put|place|add|append|insert|paste|edit|update|change|modify|replace|set|configure|open|fill|extend)\\b"
                            + "[^.;:`]{0,60}`?(?<![\\w./-])("
                            + FilePath.PATH
                            + ")`?(?![\\w/-])",
                    CASE_INSENSITIVE);

    /// What is there already, or only looks so.
    private static final QuickPattern THERE =
            QuickPattern.compile(
                    "\\b(?:already|examples?|sample|output|looks? like|returns?|prints?|shows?|response|excerpt|reference)\\b",
                    CASE_INSENSITIVE);

    /// A file that programs write and nobody else.
    private static final QuickPattern LOG =
            QuickPattern.compile("^/var/log/|\\.log$", CASE_INSENSITIVE);

    /// A line of one begins with its time or its level.
    private static final QuickPattern LOGGED =
            QuickPattern.compile(
                    "^\\[?(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]|\\d\\d:\\d\\d:\\d\\d|[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d|(?:INFO|WARN|ERROR|DEBUG)\\b)");

    /// So many lines are shown to whoever writes them.
    private static final int MOST_LINES = 40;

    private FileToWrite() {}

    /// Asks for the file, or shows its lines to who is asked by the words above it.
    ///
    /// @param kind what the block was taken for: one that is run makes what it makes
    /// @param lead the words above it
    /// @param above what stands right above it
    static boolean ask(
            Context context,
            Block.Fence fence,
            FenceClassifier.Kind kind,
            Scope scope,
            String lead,
            @Nullable Block above) {
        if (logged(fence)
                || !(kind == FenceClassifier.Kind.SAMPLE || kind == FenceClassifier.Kind.VARIABLES)
                || !asks(scope)
                || NotToRun.below(lead)
                || there(
                        above instanceof Block.Text text
                                ? Unit.of(text).getLast().lastSentence()
                                : lead)) {
            return false;
        }
        if (above instanceof Block.Text text) {
            return below(context, fence, scope, Unit.of(text).getLast());
        }
        var words = Phrases.stripNumber(Inline.plain(Bounded.of(lead)));
        var path = above == null ? caption(words) : Optional.<String>empty();
        var order = above == null && path.isEmpty() ? written(words) : path;
        var file = order.or(() -> head(fence, scope));
        file.ifPresent(it ->
                ask(
                        context,
                        scope,
                        order.isPresent() && path.isEmpty() ? words : write(it),
                        fence,
                        fence.firstLine()));
        return file.isPresent();
    }

    private static boolean below(Context context, Block.Fence fence, Scope scope, Unit unit) {
        var words = Inline.plain(Bounded.of(unit.text()));
        var path = caption(words);
        var order = words.endsWith(":") ? written(words) : Optional.<String>empty();
        var file = path.or(() -> order).or(() -> head(fence, scope));
        if (file.isEmpty()) {
            return false;
        }
        if (context.notes.has(unit.line(), Role.MANUAL)) {
            context.person()
                    .filter(draft -> draft.span().line() == unit.line())
                    .ifPresent(draft -> {
                        if (draft.action() instanceof Action.Ask(var asked)) {
                            draft.action(new Action.Ask(asked + "\n" + shown(fence)));
                        }
                    });
            return true;
        }
        ask(
                context,
                scope,
                path.isEmpty() && order.isPresent() ? words : write(file.get()),
                fence,
                path.or(() -> order).isPresent() ? unit.line() : fence.firstLine());
        return true;
    }

    /// Whether words say that what stands below them is there already, or only looks so.
    static boolean there(String lead) {
        return THERE.find(lead.substring(lead.lastIndexOf(". ") + 1));
    }

    /// Whether a block shows what a program wrote.
    private static boolean logged(Block.Fence fence) {
        return fence.content().stream()
                .filter(it -> !it.isBlank())
                .findFirst()
                .filter(it -> LOGGED.find(Bounded.of(it)))
                .isPresent();
    }

    private static String write(String path) {
        return "Write " + path + " with these lines:";
    }

    private static void ask(
            Context context, Scope scope, String words, Block.Fence fence, int line) {
        context.notes.mark(line, "somebody writes the file", Role.MANUAL);
        context.person(scope, words, line, fence.lastLine())
                .action(new Action.Ask(Phrases.stripNumber(words) + "\n" + shown(fence)));
    }

    private static boolean asks(Scope scope) {
        return writes(scope.phase()) && !scope.lead().silent() && scope.lead() != Lead.EXPECTED;
    }

    /// Whether files are written where something of this phase is done.
    public static boolean writes(Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, ROLLBACK -> true;
            case NONE,
                    OVERVIEW,
                    VERIFY,
                    WATCH,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    MAINTAIN,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }

    private static Optional<String> written(String words) {
        var writes = WRITES.matcher(words);
        return writes.find() && !LOG.find(writes.group(1))
                ? Optional.of(writes.group(1))
                : Optional.empty();
    }

    private static Optional<String> caption(String words) {
        var caption = CAPTION.matcher(words);
        return caption.find() && !LOG.find(caption.group(1))
                ? Optional.of(caption.group(1))
                : Optional.empty();
    }

    /// The place that the block itself gives. A script of the repository (`# scripts/deploy.sh`) is
    /// there, and what a way back is made of is done and not written.
    private static Optional<String> head(Block.Fence fence, Scope scope) {
        if (scope.phase() == Phase.ROLLBACK) {
            return Optional.empty();
        }
        var script = fence.content().stream().anyMatch(line -> line.startsWith("#!"));
        var first = fence.content().stream().filter(line -> !line.isBlank()).limit(2).toList();
        return first.stream()
                .map(Bounded::of)
                .map(FilePath.HEAD::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1))
                .filter(path -> !LOG.find(path))
                .filter(path -> !script || path.startsWith("/"))
                .findFirst();
    }

    private static String shown(Block.Fence fence) {
        var lines = fence.content();
        var shown = String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size())));
        return lines.size() > MOST_LINES
                ? shown + "\n… (up to line " + (fence.firstContent() + lines.size() - 1) + ")"
                : shown;
    }
}
