package dev.rutter.language.draft;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Skips;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Steps that a line elsewhere passes over on a condition ([Skips]): items of its own list or of
/// one around it, of the list below the line or above it, or chapters that are counted. They are
/// done where the condition does not hold, and one answer decides all of them. Where no such step
/// is found the run goes on only if somebody says so.
public final class Skipped {
    private static final QuickPattern COUNTED =
            QuickPattern.compile(
                    "^\\W*(?:(?:step|schritt|[ée]tape|paso|part|phase)\\s*)?#?(\\d{1,3})(?:\\b|[.):])",
                    CASE_INSENSITIVE);

    /// No document is taken to pass over its steps more often.
    private static final int MOST = 200;

    /// What can be passed over, and the lines that it is on.
    ///
    /// @param number as it is counted, or 0
    private record Part(int number, int line, int lastLine) {}

    /// Parts that are counted together.
    ///
    /// @param lastLine of all that stands with them
    private record Parts(List<Part> parts, int line, int lastLine, int chapter) {
        boolean around(int at) {
            return line <= at && at <= lastLine;
        }
    }

    /// A line that passes over steps.
    ///
    /// @param asks what is asked in its place where they are not found
    private record Said(Skips skips, int line, int chapter, StepDraft asks) {}

    private final Notes notes;
    private final List<Parts> lists = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    Skipped(Notes notes) {
        this.notes = notes;
    }

    /// A list is about to be read.
    public void list(Block.Items list) {
        if (list.items().size() > 1) {
            lists.add(
                    new Parts(
                            list.items().stream()
                                    .map(item ->
                                            new Part(
                                                    item.ordered() ? item.number() : 0,
                                                    item.line(),
                                                    item.lastLine()))
                                    .toList(),
                            list.line(),
                            list.lastLine(),
                            notes.chapter()));
        }
    }

    /// Hears a line of an item or a paragraph; answers whether it says nothing else.
    public boolean heard(Context context, Scope scope, String text, int line) {
        if (!FenceClassifier.acts(scope.phase()) || said.size() >= MOST) {
            return false;
        }
        var skips = Skips.in(text);
        if (skips.isEmpty()) {
            return false;
        }
        var consumed = InlineCommands.of(text).isEmpty();
        said.add(
                new Said(
                        skips.get(),
                        line,
                        notes.chapter(),
                        context.halt(scope, Inline.plain(text), line)));
        notes.mark(line, "it passes over other steps", Role.WHEN);
        return consumed;
    }

    /// All of the document has been read.
    public void close(List<Section> sections) {
        for (var each : said) {
            var parts = parts(each, sections);
            if (parts.isEmpty()) {
                notes.addTo(each.chapter(), each.asks());
            }
            var guard = new Guard(each.skips().guard(), each.line());
            for (var part : parts) {
                notes.drafts(part.line(), part.lastLine()).stream()
                        .filter(StepDraft::forward)
                        .forEach(draft -> draft.when(Optional.of(guard)));
            }
        }
    }

    private List<Part> parts(Said each, List<Section> sections) {
        var here = lists.stream().filter(it -> it.chapter() == each.chapter()).toList();
        var around =
                here.stream()
                        .filter(it -> it.around(each.line()))
                        .sorted(Comparator.comparingInt(it -> -it.line()));
        var below = here.stream().filter(it -> it.line() > each.line());
        var above =
                here.stream()
                        .filter(it -> it.lastLine() < each.line())
                        .sorted(Comparator.comparingInt(it -> -it.line()));
        return Stream.of(around, below, above)
                .flatMap(it -> it)
                .flatMap(it -> parts(each, it).stream())
                .findFirst()
                .orElseGet(() -> chapters(each, sections));
    }

    /// Nothing where they are not those that the line means.
    private static Optional<List<Part>> parts(Said each, Parts parts) {
        var skips = each.skips();
        if (skips.next() > 0) {
            return Optional.of(
                            parts.parts().stream()
                                    .filter(part -> part.line() > each.line())
                                    .limit(skips.next())
                                    .toList())
                    .filter(_ -> parts.around(each.line()));
        }
        var numbers = parts.parts().stream().map(Part::number).toList();
        var until = skips.until();
        return until.isPresent()
                ? Optional.of(
                                parts.parts().stream()
                                        .filter(part -> part.line() > each.line())
                                        .filter(part -> part.number() > 0)
                                        .filter(part -> part.number() < until.get())
                                        .toList())
                        .filter(_ -> numbers.contains(until.get()))
                : Optional.of(
                                parts.parts().stream()
                                        .filter(part -> skips.numbers().contains(part.number()))
                                        .filter(part -> part.line() != each.line())
                                        .toList())
                        .filter(_ -> numbers.containsAll(skips.numbers()));
    }

    /// The chapters that are counted as the line's own is, or as one around it.
    private static List<Part> chapters(Said each, List<Section> sections) {
        var own = each.chapter();
        for (var depth = sections.get(own).depth() + 1; depth > 0; depth--) {
            var found = parts(each, beside(own, depth, sections));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return List.of();
    }

    /// The chapters of a depth around one, with all that stands below them.
    private static Parts beside(int own, int depth, List<Section> sections) {
        var from = own;
        while (from > 0 && sections.get(from).depth() >= depth) {
            from--;
        }
        var parts = new ArrayList<Part>();
        for (var i = from; i < sections.size(); i++) {
            var section = sections.get(i);
            if (i > from && section.depth() < depth) {
                break;
            }
            if (section.depth() == depth) {
                var number = COUNTED.first(Inline.plain(section.title()));
                parts.add(
                        new Part(
                                number.map(it -> Integer.parseInt(it.group(1))).orElse(0),
                                section.line(),
                                section.lastLine()));
            } else if (section.depth() > depth && !parts.isEmpty()) {
                var last = parts.removeLast();
                parts.add(new Part(last.number(), last.line(), section.lastLine()));
            }
        }
        return new Parts(parts, 0, Integer.MAX_VALUE, own);
    }
}
