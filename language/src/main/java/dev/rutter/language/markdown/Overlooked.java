package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.OnlyShown;
import dev.rutter.language.command.PlainCommands;
import dev.rutter.language.command.ShapedCommands;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.fence.FenceReader;
import dev.rutter.language.fence.FileToWrite;
import dev.rutter.language.fence.ForPeople;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Problem.Weight;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.shell.BareCommand;
import dev.rutter.language.step.LeftBlock;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Set;

/// Lines that show a command in backticks where commands are run, and of which nothing came: the
/// one thing worse than reading a line wrongly is to leave it out without a word.
final class Overlooked {
    /// Tags of what another program reads, and of what no shell runs.
    private static final Set<String> SETTINGS =
            Set.of(
                    "ini",
                    "nginx",
                    "apache",
                    "apacheconf",
                    "conf",
                    "toml",
                    "yaml",
                    "yml",
                    "hcl",
                    "terraform",
                    "tf",
                    "systemd",
                    "caddyfile",
                    "caddy",
                    "xml",
                    "properties",
                    "plist",
                    "cron",
                    "crontab",
                    "dockerfile",
                    "haproxy",
                    "vcl");

    private static final Set<String> PROGRAMS =
            Set.of(
                    "python",
                    "py",
                    "javascript",
                    "js",
                    "typescript",
                    "ts",
                    "ruby",
                    "rb",
                    "php",
                    "go",
                    "java",
                    "kotlin",
                    "groovy",
                    "perl",
                    "csharp",
                    "cs",
                    "elixir",
                    "scala");

    /// What holds at any time, what is still to be written, and what only names a place.
    private static final QuickPattern ADVISES =
            QuickPattern.compile(
                    "^\\W*(?:never|do not|don['’]t|avoid|use|keep|prefer|consider|remember|note|see|todo|tbd)\\b|^[^:]{1,60}:\\s*(?:\\[[^\\]]*\\]\\([^)]*\\)|<?https?://\\S+|`https?://\\S+`)\\W*$",
                    CASE_INSENSITIVE);

    private final Notes notes;
    private final List<Problem> problems;

    /// Of the section that is looked at.
    private Phase phase = Phase.NONE;

    private Overlooked(Notes notes, List<Problem> problems) {
        this.notes = notes;
        this.problems = problems;
    }

    /// Adds a problem for each of them; called when everything is read.
    static void of(List<Section> sections, Notes notes, List<Problem> problems) {
        var overlooked = new Overlooked(notes, problems);
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            var steps = notes.entries(i).stream().anyMatch(Step.class::isInstance);
            var unsaid = unsaid(section);
            if (!section.outdated() && (acts(section.phase(), steps) || unsaid)) {
                overlooked.phase = section.phase();
                section.blocks().forEach(overlooked::look);
                if (unsaid) {
                    section.blocks().forEach(overlooked::orders);
                }
            }
        }
    }

    private static boolean acts(Phase phase, boolean steps) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, TROUBLE -> true;
            case NONE -> steps;
            case OVERVIEW, CONTACTS, MAINTAIN, REFERENCE, TEMPLATE -> false;
        };
    }

    /// A chapter that is for reading only because nothing in it tells to do anything, and not by
    /// what it is called.
    private static boolean unsaid(Section section) {
        return section.phase() == Phase.REFERENCE
                && section.path().size() == 1
                && !NotToRun.forbidden(PhaseNames.bare(section.title()))
                && PhaseNames.stated(section.title(), Phase.NONE) == null;
    }

    private void look(Block block) {
        switch (block) {
            case Block.Text text -> {
                lines(text.lines());
                alone(text);
            }
            case Block.Items list -> list.items().forEach(this::look);
            case Block.Item item -> {
                lines(item.lines());
                item.rest().forEach(this::look);
            }
            case Block.Table table ->
                    table.rows()
                            .forEach(row ->
                                    line(row.line(), String.join(" ", row.cells()), row.cells()));
            case Block.Fold fold -> {
                if (!fold.outdated()) {
                    fold.blocks().forEach(this::look);
                }
            }
            case Block.Fence fence -> {
                var line = ShapedCommands.doubtful(fence);
                if (!line.isEmpty() && LeftBlock.left(fence, notes)) {
                    overlooked(fence.firstLine(), line);
                } else {
                    shown(fence);
                }
                among(fence);
            }
            case Block.Heading _, Block.Html _ -> {
                // Read as a whole.
            }
        }
    }

    /// What a chapter tells to do that is for reading only because nothing else is in it.
    private void orders(Block block) {
        if (block instanceof Block.Text text) {
            order(text.line(), text.joined());
        } else if (block instanceof Block.Items list) {
            list.items().forEach(item -> order(item.line(), item.text()));
        }
    }

    private void order(int number, String text) {
        if (notes.roles(number).isEmpty()
                && Imperatives.tells(text)
                && !ADVISES.find(text)
                && InlineCommands.shown(text).isEmpty()) {
            overlooked(
                    number,
                    Bounded.of(text),
                    "an order in a chapter that is taken for something to look up: nobody is asked",
                    "where it is to be done, number the lines, make them boxes (- [ ]), or let the heading say when (Before you deploy, Deploy, Verify)");
        }
    }

    /// The lines of one paragraph: what stands in one of them has been made of all.
    private void lines(List<Block.TextLine> lines) {
        if (lines.stream().allMatch(line -> notes.roles(line.number()).isEmpty())) {
            lines.forEach(line -> line(line.number(), line.text(), List.of(line.text())));
        }
    }

    /// A paragraph that is one line, and may be a command without any mark.
    private void alone(Block.Text text) {
        if (text.lines().size() == 1
                && notes.roles(text.line()).isEmpty()
                && BareCommand.maybe(text.joined())) {
            overlooked(text.line(), text.joined());
        }
    }

    private void line(int number, String text, List<String> parts) {
        if (text.indexOf('`') < 0 || !notes.roles(number).isEmpty()) {
            return;
        }
        parts.stream()
                .flatMap(part -> InlineCommands.shown(part).stream())
                .findFirst()
                .ifPresent(code -> overlooked(number, code));
    }

    /// A block that begins with a command, or says that it holds some, and was taken for output.
    private void shown(Block.Fence fence) {
        var at = fence.firstLine();
        if (!notes.says(at, "not to be run: " + FenceReader.SHOWN)) {
            return;
        }
        if (FenceClassifier.script(fence.content())) {
            if (asked(at, fence.line() - 1)) {
                return;
            }
            text(
                    at
                            + (fence.content().size() > 1 && fence.content().get(1).startsWith("# ")
                                    ? 1
                                    : 0),
                    "the text of a script: nothing writes it or runs it from here",
                    "where it is to be run, save it and write the line that calls it (`./x`) in a block of its own");
            return;
        }
        if (SETTINGS.contains(fence.tag())
                && FileToWrite.writes(phase)
                && !asked(at, fence.line() - 1)) {
            text(
                    at,
                    "the text of a file or of settings: nobody is asked to write it",
                    "where somebody is to write it, name the file in a line above it (`/etc/app.conf`:)");
            return;
        }
        if (PROGRAMS.contains(fence.tag()) && !asked(at, fence.line() - 1)) {
            text(
                    at,
                    "a block in " + fence.tag() + " is not run",
                    "where it is to be run, save it and write the line that calls it in a block of its own");
            return;
        }
        if (OnlyShown.places(fence.content().stream().filter(it -> !it.isBlank()).toList())
                || !(FenceTag.shell(fence) || PlainCommands.begins(fence))) {
            return;
        }
        overlooked(
                at,
                Bounded.of(notes.text(at).strip()),
                "a block that may hold commands is read as output or an example: no line of it is a step",
                "where it is to be run, tag it (```bash) and put output into a block of its own");
    }

    /// Whether somebody is asked by the words whose last line stands above a line.
    private boolean asked(int first, int above) {
        if (notes.has(first, Role.MANUAL)) {
            return true;
        }
        var line = above;
        while (line > 1 && notes.text(line).isBlank()) {
            line--;
        }
        while (line >= 1 && !notes.text(line).isBlank() && !notes.has(line, Role.MANUAL)) {
            line--;
        }
        return line >= 1 && notes.has(line, Role.MANUAL);
    }

    private void text(int at, String claim, String help) {
        overlooked(at, Bounded.of(notes.text(at).strip()), claim, help);
    }

    /// Lines between the commands of a block that were not taken for commands.
    private void among(Block.Fence fence) {
        var number = fence.firstContent();
        for (var line : fence.content()) {
            if (notes.says(number, ForPeople.NO_STATEMENT)) {
                overlooked(
                        number,
                        Bounded.of(line.strip()),
                        "a line of a block of commands does not read as a command: it is no step",
                        "where it is one, begin it with its program (`./x`, `bash x`); where it is output, put that into a block of its own; else make it a comment");
            }
            number++;
        }
    }

    private void overlooked(int number, String code) {
        overlooked(
                number,
                code,
                "a command stands in the text, and nothing tells to run it: it is no step",
                "where it is one, begin the line with it or with what to do (Run `…`), or put it into a fence");
    }

    private void overlooked(int number, String code, String claim, String help) {
        problems.add(new Problem("RT008", Weight.NOTE, claim, Span.atLine(number), code, help));
    }
}
