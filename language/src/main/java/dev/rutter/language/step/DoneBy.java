package dev.rutter.language.step;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// What commands do by the words in them, and to what. `systemctl restart app` restarts, but no
/// Redis.
///
/// @param lines the words of each line, those of its options marked
/// @param all all of their words
record DoneBy(List<List<Word>> lines, Set<String> all) {
    /// @param option whether it is one, which names nothing that something is done to
    record Word(String says, boolean option) {}

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern NO_WORD = QuickPattern.compile("[^a-z0-9]+");

    /// No word of what a script does.
    private static final QuickPattern SUFFIX =
            QuickPattern.compile("\\.(?:sh|bash|py|rb|js|ts|pl)\\b");

    /// Behind these stands no longer what something is done to.
    private static final Set<String> ENDS =
            words(
                    "to from with without on onto in into at of for by via using as before after so and or if when until what whatever");

    /// What a command does without naming it.
    private static final Set<String> UNNAMED =
            words(
                    "a an the this that these those its it them all any each every both our your new newest latest"
                            + " old current previous whole full right following app apps application applications"
                            + " service services server servers site website system stack process processes code"
                            + " source sources repo repository change changes version versions release releases"
                            + " image images container containers pod pods database databases db dependencies"
                            + " dependency package packages project file files everything environment machine host"
                            + " cluster branch instance instances deployment data schema build program software"
                            + " necessary required up down back out off again once manually");

    /// Between two commands of one line.
    private static final Set<String> JOINS = Set.of("&&", "||", "|", ";");

    /// What stands behind it is what it does.
    private static final String MAKE = "make";

    private static final int SHORT = 3;
    private static final int STEM = 4;

    private static Set<String> words(String of) {
        return Set.of(of.split(" ", -1));
    }

    static DoneBy of(List<String> commands) {
        var lines = new ArrayList<List<Word>>();
        var all = new HashSet<String>();
        for (var command : commands) {
            var line = new ArrayList<Word>();
            for (var written : BLANKS.split(SUFFIX.replaceAll(Bounded.of(command), ""), -1)) {
                if (JOINS.contains(written)) {
                    lines.add(line);
                    line = new ArrayList<>();
                }
                for (var word : NO_WORD.split(written.toLowerCase(Locale.ROOT), -1)) {
                    if (!word.isEmpty()) {
                        line.add(new Word(word, written.startsWith("-")));
                        all.add(word);
                    }
                }
            }
            lines.add(line);
        }
        return new DoneBy(lines, all);
    }

    /// Whether a line has a word of the deed's and names nothing else that it is done to.
    ///
    /// @param verb what is told to be done
    /// @param says whether a word says that
    boolean does(String deed, String verb, Predicate<String> says) {
        if (!says(says)) {
            return false;
        }
        var object = object(deed, verb);
        return object.isEmpty()
                || object.stream().anyMatch(this::names)
                || lines.stream().anyMatch(line -> does(line, says));
    }

    /// Whether some word says that.
    boolean says(Predicate<String> word) {
        return all.stream().anyMatch(word);
    }

    private static boolean does(List<Word> line, Predicate<String> says) {
        var found = false;
        for (var word : line) {
            if (found && !word.option() && word.says().length() > 1 && !says.test(word.says())) {
                return false;
            }
            if (says.test(word.says()) && word.says().equals(MAKE)) {
                return true;
            }
            found |= says.test(word.says());
        }
        return found;
    }

    private static boolean unnamed(String word) {
        return word.length() < SHORT || UNNAMED.contains(word);
    }

    private boolean names(String object) {
        var stem = object.endsWith("s") ? object.substring(0, object.length() - 1) : object;
        return all.stream()
                .anyMatch(word ->
                        word.startsWith(stem)
                                || (word.length() >= STEM && object.startsWith(word)));
    }

    /// The words that say what something is done to; none where a command need not name it.
    private static List<String> object(String deed, String verb) {
        var object = new ArrayList<String>();
        var begun = false;
        for (var word : NO_WORD.split(deed.toLowerCase(Locale.ROOT), -1)) {
            if (begun && ENDS.contains(word)) {
                break;
            }
            if (begun && !unnamed(word)) {
                object.add(word);
            }
            begun |= word.equals(verb);
        }
        return object;
    }
}
