package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// A log that is followed, or a `watch`, waits for somebody to end it.
final class EndlessFollow implements Rule {

    private static final QuickPattern SHAPE =
            QuickPattern.compile(
                    "(?:^|\\|\\s*|&&\\s*)(?:tail\\s+(?:-\\w*[fF]\\b|--follow)|watch\\s+\\S|journalctl\\b[^\\n|]*\\s-f\\b"
                            + "|(?:kubectl|docker|docker-compose|docker compose|heroku|fly|vercel|pm2|kamal|gcloud|aws|render)"
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
                .flatMap(command -> {
                    var found = SHAPE.matcher(command.text());
                    return found.find()
                            ? Stream.of(
                                    problem(
                                            "this command never ends by itself",
                                            document.place(command, found),
                                            "somebody has to stop it",
                                            "put a bound before it: timeout 60 …"))
                            : Stream.of();
                });
    }
}
