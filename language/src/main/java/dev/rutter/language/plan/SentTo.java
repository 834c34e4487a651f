package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.Chapter;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The chapters that numbered steps for people send their reader to: by a link, or by their whole
/// title in words. Titles are put in order once; so many steps are followed and no more, since each
/// may lead to a chapter that holds all the others.
final class SentTo {
    private static final Pattern COUNTED =
            Pattern.compile("^[\\s>]*\\d{1,3}[.)]\\s+(?!\\[[ xX]?]\\s).*");
    private static final Pattern LINK = Pattern.compile("]\\(#([^)\\s]{1,200})\\)");

    /// The chapter is named in words: `(see below)`, `follow the steps in "Migrations"`.
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "(?i)\\b(?:see|follow|per|described|explained|steps|procedure|instructions)\\b.{0,60}\\b(?:below|above|section|chapter|in|of|under)\\b");

    /// Words that send nobody there to do it now.
    private static final Pattern NOT_NOW =
            Pattern.compile(
                    "(?i)\\b(?:again|back to|return"
                            + " to|repeat|retry|re-?run|fail(?:s|ed|ure)?|wrong|errors?|instead|skip|already|before|after|unless)\\b|^\\W*(?:make"
                            + " sure|ensure|confirm|verify|check)\\b");

    private static final Pattern NUMBER =
            Pattern.compile("(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d.*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// So many are followed.
    private static final int MOST = 500;

    /// A title among other words, with a space on either side.
    private record Title(String words, Chapter chapter) {}

    private final Runbook runbook;
    private final Map<String, Chapter> byAnchor = new HashMap<>();
    private final List<Title> titles = new ArrayList<>();
    private int followed;

    SentTo(Runbook runbook) {
        this.runbook = runbook;
        for (var chapter : runbook.chapters()) {
            byAnchor.putIfAbsent(plain(chapter.title()), chapter);
        }
        for (var chapter : runbook.chapters().stream().limit(MOST).toList()) {
            if (plain(chapter.title()).length() > 4) {
                titles.add(new Title(" " + words(chapter.title()).strip() + " ", chapter));
            }
        }
    }

    /// The chapters that a step of `from` sends to, none where it sends nowhere.
    List<Chapter> targets(Chapter from, Step step) {
        if (followed >= MOST
                || !(step.action() instanceof Action.Ask(var text))
                || NOT_NOW.matcher(text).find()) {
            return List.of();
        }
        var lines =
                runbook.lines()
                        .subList(
                                Math.max(0, step.span().line() - 1),
                                Math.min(runbook.lines().size(), step.lastLine()));
        if (lines.isEmpty() || !COUNTED.matcher(lines.getFirst()).matches()) {
            return List.of();
        }
        var found = new ArrayList<Chapter>();
        var links = LINK.matcher(String.join(" ", lines));
        var linked = false;
        while (links.find()) {
            linked = true;
            Optional.ofNullable(byAnchor.get(plain(links.group(1))))
                    .filter(chapter -> !found.contains(chapter))
                    .ifPresent(found::add);
        }
        if (!linked && ELSEWHERE.matcher(text).find()) {
            named(text).ifPresent(found::add);
        }
        found.removeIf(chapter ->
                NUMBER.matcher(chapter.title()).matches()
                        || runbook.within(chapter).contains(from));
        followed += found.size();
        return found;
    }

    /// The same for every step that sends anywhere, by its line.
    Map<Integer, List<Chapter>> byLine() {
        var all = new HashMap<Integer, List<Chapter>>();
        for (var chapter : runbook.chapters()) {
            for (var entry : chapter.entries()) {
                var targets =
                        entry instanceof Step step ? targets(chapter, step) : List.<Chapter>of();
                if (!targets.isEmpty()) {
                    all.computeIfAbsent(entry.span().line(), _ -> new ArrayList<>())
                            .addAll(targets);
                }
            }
        }
        return all;
    }

    /// The one chapter whose whole title is in the words of a step.
    private Optional<Chapter> named(String text) {
        var words = " " + words(text) + " ";
        var named = titles.stream().filter(title -> words.contains(title.words())).toList();
        return named.size() == 1 ? Optional.of(named.getFirst().chapter()) : Optional.empty();
    }

    private static String words(String text) {
        return NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /// Letters and digits only, so that a heading's words and its anchor are the same.
    private static String plain(String text) {
        return NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
