package dev.rutter.language.expect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds what was seen against a text: one that must be there, or words that may only describe it.
final class TextJudge {
    private static final Pattern NOT_FOUND =
            Pattern.compile(
                    "(?i)\\b(?:not ?found|no such|does ?n[o']t exist|could not be found|no resources|no matching|nothing found)\\b");

    private TextJudge() {}

    /// Nobody knows whether the author quoted the output or described it: only finding the words
    /// proves anything, and finding them denied.
    static Judge.Finding worded(Expectation.Worded wanted, Measurement seen) {
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

    static Judge.Finding warned(Expectation.Warned unwanted, Measurement seen) {
        var quiet =
                unwanted.text().isEmpty()
                        ? Seen.isEmpty(seen)
                        : Wording.find(Seen.text(seen), unwanted.text(), false).isEmpty();
        return quiet
                ? Judge.Finding.of(true, Seen.shown(seen))
                : new Judge.Finding(
                        Verdict.Kind.UNCLEAR,
                        Seen.shown(seen),
                        "the command printed what it prints where something is wrong; a person has to tell");
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
