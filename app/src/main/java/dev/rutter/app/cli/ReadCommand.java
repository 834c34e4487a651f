package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunbookJson;
import dev.rutter.app.view.ReadingText;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.markdown.RoleRows;
import dev.rutter.language.runbook.Runbook;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        description = "Shows every line beside what it was taken for and why.",
        footer = {
            "",
            "Exit code: 0 read (broken characters are told, and the rest is "
                    + "read), 1 the file is empty or binary, 9 no such file, 74 it may "
                    + "not be read."
        })
final class ReadCommand implements PlainLine.Taking {
    private static final int NARROWEST = 40;

    @Parameters(paramLabel = "RUNBOOK.md", description = "A Markdown document.")
    Path file = Path.of("");

    @Option(
            names = "--roles",
            description = "Only line<TAB>role,role of the lines that have a role.")
    boolean roles;

    @Option(names = "--json", description = "The whole reading as JSON.")
    boolean json;

    @Option(names = "--brief", description = "Leaves out why each line was taken so.")
    boolean brief;

    @Option(
            names = "--width",
            paramLabel = "N",
            description =
                    "Characters in a line, from 40; the terminal's where not given, uncut"
                            + " elsewhere.")
    @Nullable Integer width;

    private final Screen screen;

    ReadCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void plainly(PlainLine line) {
        line.words(1, 1, words -> file = Path.of(words.getFirst()))
                .flag("--roles", () -> roles = true)
                .flag("--json", () -> json = true)
                .flag("--brief", () -> brief = true);
    }

    @Override
    public ExitCode call() {
        if (roles && json) {
            throw new Failure(ExitCode.USAGE, "--roles or --json, not both");
        }
        if (width != null && width < NARROWEST) {
            throw new Failure(
                    ExitCode.USAGE, "--width is at least " + NARROWEST + ", seen: " + width);
        }
        var opened = Documents.look(file);
        var runbook = opened.runbook();
        var broken = Documents.noText(opened);
        broken.ifPresent(
                problem -> screen.err().println("rutter: " + Documents.noText(file, problem)));
        if (broken.filter(MarkdownReader::binary).isPresent()) {
            return ExitCode.PROBLEMS;
        }
        if (roles) {
            screen.out().print(RoleRows.of(runbook));
        } else if (json) {
            screen.out().println(Json.write(RunbookJson.of(file.toString(), runbook)));
        } else {
            show(runbook);
        }
        screen.out().flush();
        return ExitCode.DONE;
    }

    private void show(Runbook runbook) {
        var columns = width != null ? width : screen.terminal() ? screen.width() : 0;
        new ReadingText(runbook, columns, !brief, (paint, text) -> screen.in(colour(paint), text))
                .lines()
                .forEach(screen.out()::println);
    }

    private static Screen.Colour colour(ReadingText.Paint paint) {
        return switch (paint) {
            case PLAIN -> Screen.Colour.NONE;
            case QUIET -> Screen.Colour.QUIET;
            case HEADING -> Screen.Colour.STRONG;
            case RUNS -> Screen.Colour.GOOD;
            case ASKS -> Screen.Colour.DOUBT;
            case JUDGES -> Screen.Colour.JUDGED;
            case DANGER -> Screen.Colour.BAD;
            case OTHER -> Screen.Colour.NAME;
        };
    }
}
