package dev.rutter.language.expect;

import dev.rutter.language.expect.Verdict.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds what was seen against what a document expects. Pure: the same two values give the same
/// verdict for ever.
///
/// Doubt is never resolved in favour of going on. What could not be seen is `UNMEASURABLE`; what
/// only a person can tell, or rests on too little, is `UNCLEAR`.
public final class Judge {

    private Judge() {}

    /// A verdict before it is joined to the document's words.
    record Finding(Kind kind, String seen, String because) {
        static Finding of(boolean met, String seen) {
            return new Finding(met ? Kind.MET : Kind.MISSED, seen, "");
        }

        static Finding unmeasurable(String seen, String because) {
            return new Finding(Kind.UNMEASURABLE, seen, because);
        }
    }

    /// Holds one result against one expectation.
    public static Verdict judge(Expectation expected, Measurement seen) {
        var finding =
                switch (seen) {
                    case Measurement.Missing(var why) -> Finding.unmeasurable("", why);
                    case Measurement.Ran ran
                            when neverRan(ran) && !(expected instanceof Expectation.ExitStatus) ->
                            Finding.unmeasurable(
                                    "exit status " + ran.status(),
                                    ran.status() == 127
                                            ? "the command was not found: "
                                                    + Seen.tail(ran.output())
                                            : "the command could not be executed: "
                                                    + Seen.tail(ran.output()));
                    case Measurement.Ran _,
                            Measurement.Answered _,
                            Measurement.Rows _,
                            Measurement.Figure _ ->
                            find(expected, seen);
                };
        return new Verdict(
                finding.kind(),
                expected.says(),
                expected.span().line(),
                Seen.bounded(finding.seen()),
                Seen.bounded(threshold(expected)),
                seen instanceof Measurement.Figure figure ? figure.samples() : samples(seen),
                finding.because());
    }

    /// Holds a figure against a limit that names no baseline.
    ///
    /// @param minimumSamples how many observations a figure must rest on before it counts
    public static Verdict judge(Limit limit, Measurement seen, long minimumSamples) {
        return judge(limit, seen, Optional.empty(), minimumSamples);
    }

    /// Holds a figure against a limit.
    ///
    /// @param baseline the same metric's figure before go-live, which a limit such as `2x baseline`
    ///   needs
    /// @param minimumSamples how many observations a figure must rest on before it counts; 0 where
    ///   the absence of observations is itself a figure
    public static Verdict judge(
            Limit limit,
            Measurement seen,
            Optional<Measurement.Figure> baseline,
            long minimumSamples) {
        return new LimitJudge(limit, baseline, minimumSamples).judge(seen);
    }

    // Shells say so (POSIX): 127 not found, 126 found and not executable.
    private static boolean neverRan(Measurement.Ran ran) {
        return ran.status() == 127 || ran.status() == 126;
    }

    private static long samples(Measurement seen) {
        return seen instanceof Measurement.Missing ? 0 : 1;
    }

    private static Finding find(Expectation expected, Measurement seen) {
        return switch (expected) {
            case Expectation.ExitStatus exit -> exitStatus(exit.status(), seen);
            case Expectation.HttpStatus http -> httpStatus(http, seen);
            case Expectation.Contains contains -> TextJudge.contains(contains, seen);
            case Expectation.Worded worded -> TextJudge.worded(worded, seen);
            case Expectation.Warned warned -> TextJudge.warned(warned, seen);
            case Expectation.Lacks lacks -> TextJudge.lacks(lacks, seen);
            case Expectation.Every every -> Listing.every(every, seen);
            case Expectation.Fails _ -> fails(seen);
            case Expectation.Gone _ -> TextJudge.gone(seen);
            case Expectation.Output output -> sample(output, seen);
            case Expectation.Json json -> json(json.pattern(), Seen.text(seen));
            case Expectation.Numeric numeric -> numeric(numeric, seen);
            case Expectation.Empty _ -> Finding.of(Seen.isEmpty(seen), Seen.shown(seen));
            case Expectation.NotEmpty _ -> Finding.of(!Seen.isEmpty(seen), Seen.shown(seen));
            case Expectation.Version version -> Versions.judge(version, Seen.text(seen));
            case Expectation.Logged logged -> logged(logged, seen);
            case Expectation.Hours _ ->
                    new Finding(Kind.UNMEASURABLE, Seen.shown(seen), "no result tells the time");
            case Expectation.Asked _ ->
                    new Finding(Kind.UNCLEAR, Seen.shown(seen), "a person has to tell");
        };
    }

    private static Finding logged(Expectation.Logged wanted, Measurement seen) {
        var line = Seen.text(seen).lines().filter(wanted.lines()).findFirst();
        return switch (wanted.sign()) {
            case SUCCESS ->
                    line.map(it -> Finding.of(true, it))
                            .orElseGet(() ->
                                    new Finding(
                                            Kind.UNCLEAR,
                                            "not in the log",
                                            "what the document calls success is not there"));
            case IGNORE -> Finding.of(true, line.orElse("not in the log"));
            case INVESTIGATE ->
                    line.map(it ->
                                    new Finding(
                                            Kind.UNCLEAR, it, "the document says to look into it"))
                            .orElseGet(() -> Finding.of(true, "not in the log"));
        };
    }

    private static Finding exitStatus(int wanted, Measurement seen) {
        return switch (seen) {
            case Measurement.Ran ran -> {
                var output = ran.status() == wanted ? "" : Seen.tail(ran.output());
                yield Finding.of(
                        ran.status() == wanted,
                        "exit status " + ran.status() + (output.isEmpty() ? "" : ", " + output));
            }
            // As `curl --fail` ends: 22 from status 400 on, else 0.
            case Measurement.Answered answered ->
                    Finding.of(
                            (answered.status() < 400) == (wanted == 0),
                            "HTTP " + answered.status());
            case Measurement.Rows _ -> Finding.of(wanted == 0, Seen.shown(seen));
            case Measurement.Figure _, Measurement.Missing _ ->
                    Finding.unmeasurable(Seen.shown(seen), "a figure has no exit status");
        };
    }

    private static Finding fails(Measurement seen) {
        return switch (seen) {
            case Measurement.Ran ran ->
                    Finding.of(
                            ran.status() != 0,
                            "exit status "
                                    + ran.status()
                                    + (ran.output().isBlank()
                                            ? ""
                                            : ", " + Seen.tail(ran.output())));
            case Measurement.Answered answered ->
                    Finding.of(answered.status() >= 400, "HTTP " + answered.status());
            case Measurement.Rows _, Measurement.Figure _, Measurement.Missing _ ->
                    new Finding(Kind.MISSED, Seen.shown(seen), "it did not fail");
        };
    }

    private static Finding httpStatus(Expectation.HttpStatus wanted, Measurement seen) {
        var status =
                switch (seen) {
                    case Measurement.Answered answered -> Optional.of(answered.status());
                    case Measurement.Ran ran -> Seen.httpStatus(Wording.plain(ran.output()));
                    case Measurement.Rows _, Measurement.Figure _, Measurement.Missing _ ->
                            Optional.<Integer>empty();
                };
        if (status.isEmpty()) {
            return Finding.unmeasurable(
                    Seen.shown(seen), "no HTTP status is shown; let curl print it with \"-i\"");
        }
        var met = status.get() >= wanted.lowest() && status.get() <= wanted.highest();
        var body =
                seen instanceof Measurement.Answered answered && !met
                        ? Seen.tail(answered.body())
                        : "";
        return Finding.of(met, "HTTP " + status.get() + (body.isEmpty() ? "" : ", " + body));
    }

    private static Finding sample(Expectation.Output wanted, Measurement seen) {
        var text =
                seen instanceof Measurement.Answered answered ? whole(answered) : Seen.text(seen);
        return switch (Wording.sample(wanted.lines(), text)) {
            case Wording.Sample.Found _ ->
                    Optional.of(wanted.lines())
                            .filter(lines -> lines.size() == 1)
                            .flatMap(lines -> Listing.doubt(lines.getFirst(), seen))
                            .orElseGet(() -> Finding.of(true, Seen.shown(seen)));
            case Wording.Sample.NothingButHoles _ ->
                    new Finding(
                            Kind.UNCLEAR,
                            Seen.shown(seen),
                            "the sample is nothing but placeholders; a person has to tell");
            case Wording.Sample.Lacks(var line, var butForNumbers) ->
                    butForNumbers
                            ? new Finding(
                                    Kind.UNCLEAR,
                                    Seen.shown(seen),
                                    "only numbers differ from \""
                                            + Seen.bounded(line)
                                            + "\"; write \"...\" for what may differ")
                            : new Finding(
                                    Kind.MISSED,
                                    Seen.shown(seen),
                                    "no line holds \"" + Seen.bounded(line) + "\"");
        };
    }

    /// The answer as `curl -i` shows it.
    private static String whole(Measurement.Answered answered) {
        return "HTTP "
                + answered.status()
                + "\n"
                + new TreeMap<>(answered.headers())
                        .entrySet().stream()
                                .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                                .collect(Collectors.joining())
                + "\n"
                + answered.body();
    }

    private static Finding json(String pattern, String text) {
        var sample = Json.sample(pattern);
        if (sample.isEmpty()) {
            return new Finding(
                    Kind.UNCLEAR,
                    Seen.quoted(text),
                    "the expected JSON cannot be read; a person has to tell");
        }
        if (sample.get() instanceof Json.Hole) {
            return new Finding(
                    Kind.UNCLEAR, Seen.quoted(text), "the sample is nothing but a placeholder");
        }
        var values = Json.in(text);
        if (values.isEmpty()) {
            return new Finding(
                    Kind.MISSED, text.isBlank() ? "nothing" : Seen.quoted(text), "this is no JSON");
        }
        var results = values.stream().map(value -> JsonMatch.compare(sample.get(), value)).toList();
        // An output may hold several values (one a line): the sample has to be one of them.
        var best =
                results.stream()
                        .min((one, other) ->
                                Integer.compare(grave(one.kind()), grave(other.kind())))
                        .orElseThrow();
        return switch (best.kind()) {
            case MET -> Finding.of(true, Seen.quoted(text));
            case UNCLEAR, UNMEASURABLE ->
                    new Finding(
                            Kind.UNCLEAR,
                            best.where() + " is " + best.seen(),
                            "only numbers differ from the sample's "
                                    + Seen.bounded(best.wanted())
                                    + "; write \"...\" for what may differ");
            case MISSED ->
                    new Finding(
                            Kind.MISSED,
                            best.where() + " is " + best.seen(),
                            "expected " + Seen.bounded(best.wanted()) + " there");
        };
    }

    private static int grave(Kind kind) {
        return switch (kind) {
            case MET -> 0;
            case UNCLEAR, UNMEASURABLE -> 1;
            case MISSED -> 2;
        };
    }

    private static Finding numeric(Expectation.Numeric wanted, Measurement seen) {
        // A program's output counts its rows in words of its own.
        var unit =
                wanted.unit().startsWith("row") && !(seen instanceof Measurement.Rows)
                        ? ""
                        : wanted.unit();
        var found =
                switch (seen) {
                    // A document that expects milliseconds of a request means the time it took.
                    case Measurement.Answered answered when Quantity.isTime(unit) ->
                            Optional.of(
                                    new Quantity(
                                            BigDecimal.valueOf(answered.took().toNanos(), 6),
                                            "ms"));
                    case Measurement.Figure figure ->
                            Optional.of(new Quantity(figure.value(), figure.unit()));
                    case Measurement.Rows rows -> Seen.number(rows, unit);
                    case Measurement.Ran _, Measurement.Answered _, Measurement.Missing _ ->
                            Quantity.firstIn(Seen.text(seen), unit);
                };
        if (found.isEmpty()) {
            return Finding.unmeasurable(
                    Seen.shown(seen),
                    unit.isEmpty() ? "no number is shown" : "no number in " + unit + " is shown");
        }
        var value = found.get().in(unit);
        if (value.isEmpty()) {
            return Finding.unmeasurable(
                    found.get().toString(), found.get() + " cannot be held against " + unit);
        }
        if (found.get().ambiguousIn(unit)) {
            return new Finding(
                    Kind.UNCLEAR,
                    found.get().toString(),
                    "the number has no unit, " + unit + " is expected; print the unit with it");
        }
        return Finding.of(
                wanted.comparison().holds(value.get(), wanted.value()),
                Quantity.show(value.get(), wanted.value()) + (unit.isEmpty() ? "" : " " + unit));
    }

    private static String threshold(Expectation expected) {
        return switch (expected) {
            case Expectation.ExitStatus exit -> "exit status " + exit.status();
            case Expectation.HttpStatus http ->
                    http.lowest() == http.highest()
                            ? "HTTP " + http.lowest()
                            : "HTTP " + http.lowest() + "-" + http.highest();
            case Expectation.Contains contains -> "contains \"" + contains.text() + "\"";
            case Expectation.Worded worded ->
                    "the words \"" + worded.text() + "\", or a person's answer";
            case Expectation.Warned warned ->
                    warned.text().isEmpty()
                            ? "no output, or a person's answer"
                            : "no \"" + warned.text() + "\", or a person's answer";
            case Expectation.Lacks lacks -> "lacks \"" + lacks.text() + "\"";
            case Expectation.Every every -> "\"" + every.text() + "\" in every row";
            case Expectation.Fails _ -> "an exit status other than 0";
            case Expectation.Gone _ -> "nothing found, or a person's answer";
            case Expectation.Output output ->
                    "output like \"" + String.join(" / ", output.lines()) + "\"";
            case Expectation.Json json -> "JSON like " + json.pattern().replaceAll("\\s+", " ");
            case Expectation.Numeric numeric ->
                    numeric.comparison().sign()
                            + " "
                            + numeric.value().toPlainString()
                            + (numeric.unit().isEmpty() ? "" : " " + numeric.unit());
            case Expectation.Empty _ -> "empty";
            case Expectation.NotEmpty _ -> "not empty";
            case Expectation.Version version ->
                    "version "
                            + (version.atLeast() ? ">= " : "")
                            + Versions.dotted(version.parts());
            case Expectation.Logged logged ->
                    switch (logged.sign()) {
                        case SUCCESS -> "the log shows \"" + logged.text() + "\"";
                        case IGNORE -> "\"" + logged.text() + "\" may be ignored";
                        case INVESTIGATE -> "the log does not show \"" + logged.text() + "\"";
                    };
            case Expectation.Hours hours -> Clocks.threshold(hours);
            case Expectation.Asked _ -> "a person's answer";
        };
    }
}
