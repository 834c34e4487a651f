package dev.rutter.language.expect;

import java.util.Optional;

/// Holds what was seen against a text: one that must be there, or words that may only describe it.
final class TextJudge {
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
            return Judge.Finding.of(true, Seen.quoted(found.get()));
        }
        return new Judge.Finding(
                Verdict.Kind.MISSED,
                Seen.shown(seen),
                Wording.onlyDenied(text, wanted.text())
                        ? "\"" + Seen.bounded(wanted.text()) + "\" occurs only after a \"not\""
                        : "");
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
