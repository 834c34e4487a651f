package dev.rutter.engine.probe;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Quantity;
import dev.rutter.language.runbook.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes the figure that a limit is about from where the environment says it comes from.
///
/// @param hosting what serves the software, where the environment names it
/// @param shell runs one command within a time limit, for sources that are commands
/// @param sql asks databases, for sources that are queries
/// @param database the connection string for those, where the environment names one
/// @param limit how long one look may take
public record MetricProbe(
        Optional<Hosting> hosting,
        Shell shell,
        SqlProbe sql,
        Optional<String> database,
        Duration limit) {

    /// Runs one command.
    public interface Shell {
        /// A [Measurement.Ran], or [Measurement.Missing] where it could not be run to its end.
        Measurement run(String script, Duration limit);
    }

    /// The metric's figure over a window, or [Measurement.Missing] and why. A command's or a
    /// query's figure is what it says now: it rests on one sample and reaches back over nothing.
    public Measurement look(Limit about, MetricSource source, Instant from, Instant to) {
        return switch (source) {
            case MetricSource.OfHosting(var of) -> ofHosting(about, of, from, to);
            case MetricSource.OfPerson _ ->
                    new Measurement.Missing("only a person can tell \"" + about.metric() + "\"");
            case MetricSource.OfCommand(var script, var unit) ->
                    number(about, shell.run(script, limit), unit);
            case MetricSource.OfQuery(var statement, var unit) ->
                    number(
                            about,
                            database.map(url -> sql.look(url, new Action.Query(statement), limit))
                                    .orElse(
                                            new Measurement.Missing(
                                                    "the environment names no database for \""
                                                            + about.metric()
                                                            + "\"; set \"database\"")),
                            unit);
        };
    }

    private Measurement ofHosting(
            Limit about, MetricSource.OfHosting.Of of, Instant from, Instant to) {
        if (hosting.isEmpty()) {
            return new Measurement.Missing(
                    "the environment names no hosting for \""
                            + about.metric()
                            + "\"; set \"hosting\"");
        }
        try {
            return switch (of) {
                case SERVER_ERRORS -> figure(about, hosting.get().serverErrors(from, to), "%");
                case LATENCY ->
                        figure(about, hosting.get().latency(from, to, about.percentile()), "ms");
                case REQUESTS -> figure(about, hosting.get().requests(from, to), "/s");
            };
        } catch (HostingException e) {
            return new Measurement.Missing(Masked.text(e.getMessage()));
        }
    }

    private static Measurement figure(Limit about, Hosting.Figure figure, String unit) {
        return new Measurement.Figure(
                about.metric(), figure.value(), unit, figure.samples(), figure.over());
    }

    private static Measurement number(Limit about, Measurement seen, String unit) {
        return switch (seen) {
            case Measurement.Missing missing -> missing;
            case Measurement.Ran ran when ran.status() != 0 ->
                    new Measurement.Missing(
                            "the command for \""
                                    + about.metric()
                                    + "\" ended with exit status "
                                    + ran.status());
            case Measurement.Ran ran -> first(about, ran.output(), unit);
            case Measurement.Rows rows ->
                    first(
                            about,
                            rows.rows().isEmpty() ? "" : rows.rows().getFirst().getFirst(),
                            unit);
            case Measurement.Answered _, Measurement.Figure _ ->
                    throw new IllegalStateException("a command or query gave " + seen);
        };
    }

    private static Measurement first(Limit about, String text, String unit) {
        Optional<BigDecimal> value = Quantity.firstIn(text, unit).flatMap(found -> found.in(unit));
        if (value.isEmpty()) {
            var start = text.strip();
            return new Measurement.Missing(
                    "the source of \""
                            + about.metric()
                            + "\" shows no number"
                            + (start.isEmpty()
                                    ? ", nothing at all"
                                    : ": \""
                                            + Masked.text(
                                                    start.substring(
                                                            0, Math.min(100, start.length())))
                                            + "\""));
        }
        return new Measurement.Figure(about.metric(), value.get(), unit, 1, Duration.ZERO);
    }
}
