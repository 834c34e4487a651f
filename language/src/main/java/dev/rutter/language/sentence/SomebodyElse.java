package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Clauses in which somebody or something else does it, and not who reads: `It uses the interpreter
/// with …`, `New tasks will start, run …`, `This page told you to run …`, `CI runs …`.
///
/// A clause is decided by the verb that its subject goes with. One that begins with an order
/// (`Deploy with …`), that speaks to the reader (`You must run …`) or that has no subject (`Deploy:
/// …`) is none of these, and neither is an order behind the clause: `The old pods stop, so run …`.
public final class SomebodyElse {
    /// Where a clause of its own begins: what stands before it does not govern what stands behind.
    private static final QuickPattern CLAUSE =
            QuickPattern.compile(
                    "[.!?]\\W*\\s\\W*|[;:→(]\\s*|\\s[–—-]\\s|—|\\bwhere\\s|\\bwhich\\s(?=you\\b)");

    private static final QuickPattern IN_TICKS = QuickPattern.compile("`[^`]*`");
    private static final QuickPattern IN_BRACKETS = QuickPattern.compile("\\([^()]*\\)");
    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern EDGES =
            QuickPattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d,]+$");

    /// A word that stands for a code, and is no verb.
    private static final String CODE = "X";

    /// What opens a clause that the main one stands behind.
    private static final QuickPattern OPENS_BEFORE =
            QuickPattern.compile(
                    "if|when|whenever|once|after|before|as|until|unless|while|in|on|to|for|from|at|with|by|during|because|since|although|instead|without|within|under|inside|using|via|per",
                    CASE_INSENSITIVE);

    private static final QuickPattern READER =
            QuickPattern.compile("you|we|i|one|let['’]?s?", CASE_INSENSITIVE);

    private static final QuickPattern DETERMINER =
            QuickPattern.compile(
                    "the|this|that|these|those|it|they|he|she|each|every|our|its|their|an?|another|all|both|some|most|ci|cron|which|who|nobody|everybody|everyone|somebody|someone",
                    CASE_INSENSITIVE);

    private static final QuickPattern POINTS =
            QuickPattern.compile("this|it|they|he|she|these|those|who", CASE_INSENSITIVE);

    private static final QuickPattern MODAL = QuickPattern.compile("will|would|won['’]t");

    /// What leaves open who does it, or tells the reader: `must be cleared with …`, `can be done
    /// with …`, `The next step is to run …`, `needs …`.
    private static final QuickPattern OPEN =
            QuickPattern.compile(
                    "must|should|shall|can|could|may|might|cannot|has|have|is|are|be|needs?|requires?|wants?|means?|remains?|follows?|consists?|includes?|suffices?|helps?|do|does|don['’]t|doesn['’]t");

    private static final Set<String> PAST =
            Set.of(
                    "was were had did ran led told took began went made gave wrote said sent came found kept left used put built lost broke got showed"
                            .split(" "));

    /// Third persons that are also several of something are verbs before these.
    private static final QuickPattern OBJECT =
            QuickPattern.compile(
                    "the|an?|every|each|all|your|our|its|their|it|them|you|x|both|up|any");

    /// `The tests pass with …` states a result, and the deployment itself is what the reader does.
    private static final QuickPattern RESULT =
            QuickPattern.compile(
                    "(?:pass|succeed|complet|finish|work|compil|build|return|respond|answer|print|show|report|exit|list|connect|contain|match|stay|look|appear)(?:e?s|ed)?");

    private static final QuickPattern OWN_WORK =
            QuickPattern.compile(
                    "(?:deploy|deployment|release|upgrade|update|rollout|rollback|procedure|process|step|restore|migration|installation|recovery|cutover|switch|maintenance|runbook|everything)",
                    CASE_INSENSITIVE);

    private static final QuickPattern GOES_ON =
            QuickPattern.compile("(?:start|begin|happen|go|work|continue|end|finish|run)(?:e?s)?");

    /// Who reads, by what they are.
    private static final QuickPattern TEAM =
            QuickPattern.compile(
                    "(?:operator|team|engineer|admin|administrator|developer|maintainer|deployer|on-?call|ops|devops|sre|dba|manager)s?",
                    CASE_INSENSITIVE);

    private static final QuickPattern OTHERS =
            QuickPattern.compile("other|others|another|previous|former|old", CASE_INSENSITIVE);

    /// What the reader does: `The last step will open …`.
    private static final QuickPattern STEPS =
            QuickPattern.compile("(?:step|section|procedure)s?", CASE_INSENSITIVE);

    /// What it takes is told for the order behind it: `will take a while, run …`.
    private static final QuickPattern TAKES =
            QuickPattern.compile("take|ask|need|prompt|last|require|want|be|wait");

    private static final QuickPattern NOW = QuickPattern.compile("so|please|now|just|simply");
    private static final QuickPattern AND = QuickPattern.compile("and|then|or|but|next|also");

    private SomebodyElse() {}

    /// Whether the words before a command say that.
    public static boolean does(String before) {
        if (before.length() < 6 || before.length() > Bounded.LONGEST) {
            return false;
        }
        return governed(main(words(clause(before))));
    }

    /// The clause that the words end in.
    private static String clause(String before) {
        var text = before.indexOf('`') < 0 ? before : IN_TICKS.replaceAll(before, CODE);
        if (text.indexOf(')') > 0) {
            text = IN_BRACKETS.replaceAll(text, "");
        }
        var from = 0;
        for (var mark : CLAUSE.all(text)) {
            from = mark.end();
        }
        return text.substring(Math.min(from, text.length()));
    }

    private static List<String> words(String clause) {
        var out = new ArrayList<String>();
        for (var word : BLANKS.split(clause.strip(), -1)) {
            var bare = EDGES.replaceAll(word, "");
            if (!bare.isEmpty()) {
                out.add(bare.equals(CODE) ? "x" : bare.toLowerCase(Locale.ROOT));
            }
        }
        return out;
    }

    /// Without what opens it: `If the build is stale, …`, `then …`.
    private static List<String> main(List<String> words) {
        var from = 0;
        while (from < words.size() && AND.matches(bare(words.get(from)))) {
            from++;
        }
        if (from < words.size() && OPENS_BEFORE.matches(bare(words.get(from)))) {
            var comma = from;
            while (comma < words.size() && !words.get(comma).endsWith(",")) {
                comma++;
            }
            if (comma < words.size()) {
                return words.subList(comma + 1, words.size());
            }
            // No comma: only what is to come can be told from an order.
            return words.stream().anyMatch(MODAL::matches) && !words.contains("have")
                    ? words.subList(from + 1, words.size())
                    : List.of();
        }
        return words.subList(from, words.size());
    }

    private static boolean governed(List<String> words) {
        if (words.size() < 2
                || Imperatives.ordering(bare(words.getFirst()))
                || READER.matches(bare(words.getFirst()))) {
            return !words.isEmpty() && THIRD_ALONE.matches(bare(words.getFirst()));
        }
        for (var i = 1; i < Math.min(words.size(), 10); i++) {
            var word = bare(words.get(i));
            if (OPEN.matches(word)) {
                return false;
            }
            if (MODAL.matches(word)) {
                var next = i + 1 < words.size() ? words.get(i + 1) : "";
                return !next.equals("be")
                        && !readers(words, i)
                        && words.subList(0, i).stream().noneMatch(STEPS::matches)
                        && !(TAKES.matches(bare(next)) && ordered(words, i + 2, AND))
                        && !ordered(words, i + 2, NOW);
            }
            if (plural(words, i)) {
                return !readers(words, i) && !ordered(words, i + 1, NOW);
            }
            if (past(words, i) || third(words, i)) {
                return !readers(words, i)
                        && !ordered(words, i + 1, AND)
                        && !ordered(words, i + 1, NOW);
            }
        }
        return false;
    }

    /// `Uses …`, without a subject.
    private static final QuickPattern THIRD_ALONE =
            QuickPattern.compile("uses|runs|calls|executes|invokes|starts|launches|triggers");

    private static boolean third(List<String> words, int at) {
        var word = bare(words.get(at));
        if (!ThirdPerson.verb(word) || RESULT.matches(word) || ownWork(words, at)) {
            return false;
        }
        var object = at + 1 < words.size() && OBJECT.matches(bare(words.get(at + 1)));
        return object
                || THIRD_ALONE.matches(word)
                || (DETERMINER.matches(words.getFirst()) && ThirdPerson.only(word))
                || (at == 1 && POINTS.matches(words.getFirst()))
                || (at == words.size() - 1 && DETERMINER.matches(words.getFirst()));
    }

    private static boolean past(List<String> words, int at) {
        var word = bare(words.get(at));
        if (PAST.contains(word)) {
            return !word.equals("used") || POINTS.matches(words.getFirst()) || followed(words, at);
        }
        return word.endsWith("ed")
                && word.length() > 4
                && !RESULT.matches(word)
                && (POINTS.matches(words.getFirst())
                        || (DETERMINER.matches(words.getFirst()) && followed(words, at)));
    }

    /// Whether the subject is who reads.
    private static boolean readers(List<String> words, int verb) {
        var subject = words.subList(0, verb).stream().map(SomebodyElse::bare).toList();
        return subject.stream().anyMatch(TEAM::matches)
                && subject.stream().noneMatch(OTHERS::matches);
    }

    /// Whether an object stands behind it, or the command itself.
    private static boolean followed(List<String> words, int at) {
        return at == words.size() - 1
                || OBJECT.matches(bare(words.get(at + 1)))
                || words.get(at + 1).equals("to");
    }

    /// `The operators of the other region run …`
    private static boolean plural(List<String> words, int at) {
        var before = words.get(at - 1);
        return DETERMINER.matches(words.getFirst())
                && !before.endsWith(",")
                && !RESULT.matches(words.get(at))
                && !AND.matches(before)
                && !NOW.matches(before)
                && !before.equals("to")
                && Imperatives.verb(bare(words.get(at)))
                && words.subList(0, at).stream()
                        .anyMatch(it -> it.length() > 3 && it.endsWith("s") && !it.equals("this"))
                && !ownWork(words, at);
    }

    private static boolean ownWork(List<String> words, int at) {
        return GOES_ON.matches(bare(words.get(at)))
                && words.subList(0, at).stream().anyMatch(it -> OWN_WORK.matches(bare(it)));
    }

    /// Whether an order stands behind the verb: a bare verb behind a comma or one of these words.
    private static boolean ordered(List<String> words, int from, QuickPattern opener) {
        for (var i = Math.max(1, from); i < words.size(); i++) {
            var before = words.get(i - 1);
            if ((opener.matches(bare(before)) || (opener == AND && before.endsWith(",")))
                    && Imperatives.ordering(bare(words.get(i)))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String word) {
        return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }
}
