package dev.rutter.language.expect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Holds what was seen against a text: one that must be there, or words that may only describe it.
final class TextJudge {
    private static final Pattern FIGURE =
            Pattern.compile(
                    "(\\p{L}[\\p{L}\\d _.-]{0,40}?)\\s*[:=]\\s*(-?\\d{1,12}(?:\\.\\d{1,6})?)");

    private static final Pattern NOT_FOUND =
            Pattern.compile(
                    "(?i)\\b(?:not ?found|no such|does ?n[o']t exist|could not be found|no resources|no matching|nothing found)\\b");

    /// What programs and databases print for nothing.
    private static final Pattern NONE =
            Pattern.compile(
                    "(?:[\\p{L}\\d _.-]{1,40}[:=]\\s*)?0(?: \\p{L}[\\p{L}-]{1,20})?|(?i:none|empty|\\p{L}[\\p{L} _-]{1,40} is empty)\\.?|\\(integer\\) 0|\\[\\s*]|\\{\\s*}|\\(0 rows\\)|\\(empty [\\w ]{1,20}\\)");

    private static final Pattern OR = Pattern.compile("\\s+or\\s+");

    private static final Pattern DENIED =
            Pattern.compile("(?i)\\b(?:not|never|no longer|cannot|fail\\w*|errors?)\\b|n't\\b");

    private TextJudge() {}

    /// Nobody knows whether the author quoted the output or described it: only finding the words
    /// proves anything, and finding them denied.
    static Judge.Finding worded(Expectation.Worded wanted, Measurement seen) {
        var states = OR.split(wanted.text(), -1);
        if (states.length > 1) {
            return either(states, seen);
        }
        var figure = figure(wanted.text(), seen);
        if (figure.isPresent()) {
            return figure.get();
        }
        if (seen instanceof Measurement.Rows rows) {
            var column = Columns.judge(wanted.text(), rows);
            if (column.isPresent()) {
                return column.get();
            }
        }
        var found =
                contains(
                        new Expectation.Contains(
                                wanted.text(), false, wanted.says(), wanted.span()),
                        seen);
        return found.kind() == Verdict.Kind.MISSED && found.because().isEmpty()
                ? new Judge.Finding(
                        Verdict.Kind.UNCLEAR,
                        found.seen(),
                        "the document's words are not in it; they may describe it, so a person has to tell")
                : found;
    }

    /// One of a few states: a line alone holds one of them, or of a listing every row does.
    private static Judge.Finding either(String[] states, Measurement seen) {
        var one =
                Pattern.compile(
                        "(?i)(?<![\\w-])(?:"
                                + String.join("|", Stream.of(states).map(Pattern::quote).toList())
                                + ")(?![\\w-])");
        var lines = Seen.text(seen).lines().filter(line -> !line.isBlank()).toList();
        var rows = lines.size() > 1 ? lines.subList(1, lines.size()) : lines;
        return !rows.isEmpty()
                        && rows.stream()
                                .allMatch(line ->
                                        one.matcher(line).find()
                                                && Stream.of(states)
                                                        .anyMatch(state ->
                                                                Wording.find(line, state, false)
                                                                        .isPresent()))
                        && lines.stream().noneMatch(line -> DENIED.matcher(line).find())
                ? Judge.Finding.of(true, Seen.shown(seen))
                : new Judge.Finding(
                        Verdict.Kind.UNCLEAR,
                        Seen.shown(seen),
                        "not everything shown is one of these; a person has to tell");
    }

    /// `errors: 0` against `errors: 4`: the name is there and its figure is another.
    private static Optional<Judge.Finding> figure(String wanted, Measurement seen) {
        var said = FIGURE.matcher(wanted.strip());
        if (!said.matches() || seen instanceof Measurement.Rows) {
            return Optional.empty();
        }
        var shown =
                Pattern.compile(
                                "(?i)(?<![\\p{L}\\d_-])"
                                        + Pattern.quote(said.group(1))
                                        + "[\"']?\\s*[:=]\\s*[\"']?(-?\\d+(?:\\.\\d+)?)(?![\\d.]*\\d)")
                        .matcher(Seen.text(seen));
        var figures = new ArrayList<BigDecimal>();
        while (shown.find()) {
            figures.add(new BigDecimal(shown.group(1)));
        }
        var value = new BigDecimal(said.group(2));
        var met = figures.stream().filter(one -> one.compareTo(value) == 0).count();
        var told =
                said.group(1)
                        + " is "
                        + String.join(
                                ", ", figures.stream().map(BigDecimal::toPlainString).toList());
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                met == 0 || met == figures.size()
                        ? Judge.Finding.of(met > 0, told)
                        : new Judge.Finding(
                                Verdict.Kind.UNCLEAR,
                                told,
                                "which of them is meant a person has to tell"));
    }

    static Judge.Finding warned(Expectation.Warned unwanted, Measurement seen) {
        var quiet =
                unwanted.text().isEmpty()
                        ? Seen.isEmpty(seen) || NONE.matcher(Seen.text(seen).strip()).matches()
                        : Wording.find(Seen.text(seen), unwanted.text(), false).isEmpty();
        return quiet
                ? Judge.Finding.of(true, Seen.shown(seen))
                : new Judge.Finding(
                        Verdict.Kind.UNCLEAR,
                        Seen.shown(seen),
                        unwanted.text().isEmpty()
                                ? "something is shown where nothing is good; a person has to tell"
                                : "the command printed what it prints where something is wrong; a person has to tell");
    }

    static Judge.Finding contains(Expectation.Contains wanted, Measurement seen) {
        if (seen instanceof Measurement.Rows rows) {
            var column = Columns.judge(wanted.text(), rows);
            if (column.isPresent()) {
                return column.get();
            }
        }
        var text = Seen.text(seen);
        var found =
                Wording.find(text, wanted.text(), wanted.exactly())
                        .or(() ->
                                seen instanceof Measurement.Answered answered
                                        ? header(answered, wanted)
                                        : Optional.empty());
        if (found.isPresent()) {
            return Listing.doubt(wanted.text(), seen)
                    .orElseGet(() -> Judge.Finding.of(true, Seen.quoted(found.get())));
        }
        if (Wording.onlyNamed(text, wanted.text())) {
            return new Judge.Finding(
                    Verdict.Kind.UNCLEAR,
                    Seen.shown(seen),
                    "the word only names what stands beside it; a person has to tell");
        }
        return new Judge.Finding(
                Verdict.Kind.MISSED,
                Seen.shown(seen),
                Wording.onlyDenied(text, wanted.text())
                        ? "\"" + Seen.bounded(wanted.text()) + "\" occurs only after a \"not\""
                        : "");
    }

    static Judge.Finding lacks(Expectation.Lacks unwanted, Measurement seen) {
        var text = Seen.text(seen);
        var there = Wording.find(text, unwanted.text(), true);
        if (there.isPresent()) {
            return Judge.Finding.of(false, Seen.quoted(there.get()));
        }
        var like = Wording.find(text, unwanted.text(), false);
        return like.isEmpty() && !text.contains(unwanted.text())
                ? Judge.Finding.of(true, Seen.shown(seen))
                : new Judge.Finding(
                        Verdict.Kind.UNCLEAR,
                        like.map(Seen::quoted).orElseGet(() -> Seen.shown(seen)),
                        "the text stands there denied or in other letters; a person has to tell");
    }

    /// Whoever asks for what is not there is told so in words or gets nothing; all else may be a
    /// failure of its own.
    static Judge.Finding gone(Measurement seen) {
        var shown = Seen.shown(seen);
        if (seen instanceof Measurement.Answered(var status, _, _, _)) {
            if (status >= 400 && status < 500) {
                return Judge.Finding.of(true, shown);
            }
            return status < 300
                    ? Judge.Finding.of(false, shown)
                    : new Judge.Finding(
                            Verdict.Kind.UNCLEAR,
                            shown,
                            "this is neither an answer nor a refusal; a person has to tell");
        }
        var nothing =
                Seen.isEmpty(seen)
                        || NOT_FOUND.matcher(Seen.text(seen)).find()
                        || (seen instanceof Measurement.Rows rows
                                && rows.rows().equals(List.of(List.of("0"))));
        return nothing
                ? Judge.Finding.of(true, shown)
                : new Judge.Finding(
                        Verdict.Kind.UNCLEAR,
                        shown,
                        "something is shown where nothing may be; a person has to tell");
    }

    private static Optional<String> header(
            Measurement.Answered answered, Expectation.Contains wanted) {
        return answered.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .sorted()
                .filter(line -> Wording.find(line, wanted.text(), false).isPresent())
                .findFirst();
    }
}
