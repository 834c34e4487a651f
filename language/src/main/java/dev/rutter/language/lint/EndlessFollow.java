package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.stream.Stream;

/// A log that is followed, or a `watch`, waits for somebody to end it.
final class EndlessFollow implements Rule {

    private static final QuickPattern SHAPE =
            QuickPattern.compile(
                    "(?:^|\\|\\s*|&&\\s*)(?:tail\\s+(?:-\\w*[fF]\\b|--follow)|watch\\s+\\S|journalctl\\b[^\\n|]*\\s-f\\b"
                            + "|(?:kubectl|docker|docker-compose|docker compose|heroku|fly|pm2|kamal|gcloud|aws|render)"
                            + "\\b[^\\n|]*\\blogs?\\b[^\\n|]*(?:\\s-f\\b|--follow\\b|--tail(?:\\s*$|\\s+-)))");

    @Override
    public String code() {
        return "RT063";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "a command never ends by itself";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.carriedOut()
                .filter(command -> !command.sql())
                .filter(command -> !command.text().strip().startsWith("timeout"))
                .flatMap(command -> place(document, command).stream())
                .map(place ->
                        problem(
                                "this command never ends by itself",
                                place,
                                "somebody has to stop it",
                                "put a bound before it: timeout 60 …"));
    }

    /// Where it stands that a command does not end, if so: in its own words, or all of it where the
    /// program is known to follow without being told to.
    private static Optional<Span> place(Document document, Document.Command command) {
        var found = SHAPE.matcher(command.text());
        if (found.find()) {
            return Optional.of(document.place(command, found));
        }
        return command.step().action() instanceof Action.Attended(var script, var why)
                        && why.startsWith("it follows")
                        && !script.startsWith("vercel")
                ? Optional.of(document.place(command.step().span().line(), script))
                : Optional.empty();
    }
}
