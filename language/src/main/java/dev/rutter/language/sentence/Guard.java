package dev.rutter.language.sentence;

import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.Memo;
import java.util.Optional;

/// A condition on what stands below it, or on its own line.
///
/// @param words the document's
/// @param line where it is said: what it guards is asked about once; 0 where no line says it
/// @param own the innermost condition's own words
/// @param around the conditions that it stands in
/// @param event whether the innermost is something that has to have happened ([Events])
public record Guard(String words, int line, String own, Optional<Guard> around, boolean event) {
    private static final int NOWHERE = 0;

    /// A line is asked for it by everything that stands below it or beside it.
    private static final Memo<Optional<Guard>> SAID = Memo.of(Guard::said);

    /// A condition that holds where its words say so.
    public Guard(String words, int line) {
        this(words, line, words, Optional.empty(), false);
    }

    private static Guard ofEvent(String words, int line) {
        return new Guard(words, line, words, Optional.empty(), true);
    }

    /// What a comment calls an example is run where somebody says that it is the thing to do.
    public static Guard ofExample(int line) {
        return new Guard("the example below line " + line + " is what is to be run here", line);
    }

    /// The condition that a line puts on itself or on what follows.
    public static Optional<Guard> in(String text, int line) {
        return SAID.of(text).map(said -> said.at(line));
    }

    private static Optional<Guard> said(String text) {
        return stated(text, NOWHERE)
                .or(() -> Events.in(text).map(words -> ofEvent(words, NOWHERE)))
                .filter(_ -> !HaltSentences.complete(text));
    }

    private Guard at(int place) {
        return new Guard(words, place, own, around, event);
    }

    /// The condition that a comment behind a command puts on it.
    public static Optional<Guard> ofRemark(String text, int line) {
        return Asides.elsewhere(text)
                ? Optional.empty()
                : in(text, line).or(() -> in("(" + text + ")", line));
    }

    /// The condition that a sentence puts on the command that it names.
    ///
    /// @param opens its words in front of that
    public static Optional<Guard> ofCommand(String opens, String sentence, int line) {
        return HaltSentences.orders(sentence)
                ? Phrases.when(sentence).map(words -> new Guard(words, line))
                : in(opens, line);
    }

    private static Optional<Guard> stated(String text, int line) {
        return Phrases.when(text)
                .or(() -> LeftOpen.in(text))
                .or(() -> BadCase.in(text))
                .filter(_ -> !HaltSentences.complete(text))
                .map(words -> Events.opens(words) ? ofEvent(words, line) : new Guard(words, line));
    }

    /// The same of a heading, on its section.
    public static Optional<Guard> ofHeading(String title, int line) {
        return stated(title, line)
                .or(() ->
                        LeftOpen.heading(title)
                                .or(() -> BadCase.heading(title))
                                .or(() -> Later.event(Inline.plain(title)))
                                .map(words -> new Guard(words, line)));
    }

    /// What is done where this does not hold, though what it stands in does.
    public Guard otherwise() {
        var not = own.startsWith(Step.NOT) ? own.substring(Step.NOT.length()) : Step.NOT + own;
        return new Guard(not, line).within(around);
    }

    /// This condition inside another: both hold, an environment's name first. Of two environments
    /// the inner one counts.
    public Guard within(Optional<Guard> outer) {
        if (outer.isEmpty()) {
            return this;
        }
        var wide = outer.get().words();
        if (wide.equals(words) || wide.endsWith(Step.BOTH + words)) {
            return outer.get();
        }
        var inside = PlaceNames.place(words);
        if (inside == PlaceNames.place(wide)) {
            return inside ? this : new Guard(wide + Step.BOTH + words, line, own, outer, event);
        }
        return inside
                ? new Guard(words + ": " + wide, outer.get().line(), own, outer, event)
                : new Guard(wide + ": " + words, line, own, outer, event);
    }
}
