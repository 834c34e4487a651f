package dev.rutter.language.plan;

import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What a line tells a person in other sentences than the one that a machine does: of `Wait 10
/// minutes. Tell support.` the run waits, and somebody is asked the rest.
///
/// @param before what stands before that sentence, each to be asked or done by itself
/// @param behind what stands behind it
record Besides(List<String> before, List<String> behind) {
    static final Besides NONE = new Besides(List.of(), List.of());

    private static final QuickPattern SENTENCES = QuickPattern.compile("(?<=[\\w)`\"][.!;])\\s+");

    /// What is said of the text, of what comes next, or to who only looks on.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "(?i)^\\W*(?:(?:then|now|and|next),?\\s+)*(?:see|refer|note|expect|consider|remember|keep in mind|read more|continue|proceed|go on|move on|allow|let|leave)\\b");

    private static final QuickPattern THEN =
            QuickPattern.compile("(?i)^(?:(?:then|and|next|now),?\\s+)+");

    Besides {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
    }

    /// @param acts whether a machine does a sentence
    static Besides of(String text, Predicate<String> acts) {
        if (text.indexOf(". ") < 0 && text.indexOf("; ") < 0 && text.indexOf("! ") < 0) {
            return NONE;
        }
        var before = new ArrayList<String>();
        var behind = new ArrayList<String>();
        var asked = new StringBuilder();
        var found = false;
        for (var sentence : SENTENCES.split(Strip.marks(text), -1)) {
            var does = acts.test(sentence);
            if (does) {
                flush(asked, found ? behind : before);
                if (found) {
                    behind.add(sentence);
                }
                found = true;
            } else if (Imperatives.tells(sentence)
                    && !ASIDE.find(sentence)
                    && !Recognition.leadsToButton(sentence)) {
                asked.append(asked.isEmpty() ? "" : " ").append(THEN.replaceFirst(sentence, ""));
            }
        }
        flush(asked, behind);
        return found ? new Besides(before, behind) : NONE;
    }

    private static void flush(StringBuilder asked, List<String> into) {
        if (!asked.isEmpty()) {
            asked.setCharAt(0, Character.toUpperCase(asked.charAt(0)));
            into.add(asked.toString().strip());
            asked.setLength(0);
        }
    }
}
