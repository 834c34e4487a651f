package dev.rutter.language.command;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Problem.Weight;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A reading that the author settles with an HTML comment, which no renderer shows: `<!-- rutter:
/// sample -->`. It holds for the block below it; `phase: NAME` holds for the section.
public sealed interface Pin {
    /// The next block is not read.
    record Ignore() implements Pin {}

    /// The next fence is this.
    record Fence(FenceClassifier.Kind kind) implements Pin {}

    /// The next fence or paragraph is done by a person, as a whole.
    record Manual() implements Pin {}

    /// The command above must look like this.
    record Expect(String says) implements Pin {}

    /// The steps of the next block may be done twice.
    record Idempotent() implements Pin {}

    /// The steps of the next block may take so long.
    record Timeout(Duration limit) implements Pin {}

    /// The section is for this.
    record OfPhase(Phase phase) implements Pin {}

    QuickPattern COMMENT =
            QuickPattern.compile("<!--\\s*rutter:\\s*(.{1,300}?)\\s*-->", Pattern.DOTALL);

    /// The linter's comments, which hide a problem and pin nothing.
    QuickPattern SUPPRESSES =
            QuickPattern.compile("(?i)^ignore:?\\s+(?:RT\\d|(?-i:[A-Z][A-Z0-9_-]{0,18}\\d\\b))");

    /// Parts several pins of one comment.
    QuickPattern AND = QuickPattern.compile("\\s*[,;]\\s*");

    /// The longest time that a pin gives.
    Duration LONGEST = Duration.ofDays(7);

    /// Raw HTML is looked at up to here.
    int MOST = 2000;

    /// What our comments in a piece of raw HTML say, one after the other; empty where it holds
    /// none.
    static List<String> words(String html) {
        var found = COMMENT.matcher(html.length() > MOST ? html.substring(0, MOST) : html);
        var all = new ArrayList<String>();
        while (found.find()) {
            var words = found.group(1).strip();
            var parts = List.of(AND.split(words, -1));
            if (SUPPRESSES.find(words)) {
                continue;
            }
            var several = parts.size() > 1 && parts.stream().allMatch(Pin::simple);
            all.addAll(several ? parts : List.of(words));
        }
        return all;
    }

    private static boolean simple(String words) {
        return of(words).filter(pin -> !(pin instanceof Expect)).isPresent();
    }

    /// What the words say; empty where they say nothing known.
    static Optional<Pin> of(String words) {
        var colon = words.indexOf(':');
        var name = (colon < 0 ? words : words.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        var value = colon < 0 ? "" : words.substring(colon + 1).strip();
        Optional<Pin> pin =
                switch (name) {
                    case "ignore" -> Optional.of(new Ignore());
                    case "manual" -> Optional.of(new Manual());
                    case "commands", "command" ->
                            Optional.of(new Fence(FenceClassifier.Kind.COMMANDS));
                    case "query" -> Optional.of(new Fence(FenceClassifier.Kind.QUERY));
                    case "sample" -> Optional.of(new Fence(FenceClassifier.Kind.SAMPLE));
                    case "template" -> Optional.of(new Fence(FenceClassifier.Kind.TEMPLATE));
                    case "idempotent" -> Optional.of(new Idempotent());
                    default -> Optional.empty();
                };
        if (pin.isPresent()) {
            // A word that takes no value says nothing with one.
            return value.isEmpty() ? pin : Optional.empty();
        }
        return switch (name) {
            case "expect" -> value.isEmpty() ? Optional.empty() : Optional.of(new Expect(value));
            case "timeout" ->
                    Durations.first(value)
                            .filter(limit -> limit.isPositive() && limit.compareTo(LONGEST) <= 0)
                            .map(Timeout::new);
            case "phase" -> phase(value).map(OfPhase::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Phase> phase(String name) {
        for (var phase : Phase.values()) {
            if (phase.word().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    /// A comment of ours that says nothing known.
    static Problem unknown(String words, Span span) {
        return new Problem(
                "RT006",
                Weight.WARNING,
                "this comment pins nothing: \"" + words + "\" is not known",
                span,
                "",
                "write one of: ignore, manual, commands, query, sample, template,"
                        + " idempotent, timeout: 10 min, expect: TEXT, phase: NAME,"
                        + " ignore RT012 REASON");
    }
}
