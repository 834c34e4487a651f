package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Words that put off what they stand over to a time when the deployment is long over: `Cleanup
/// (after one week)`, `24 hours later:`, `The next day, drop the old table`. Less than four hours
/// is waited for and put off by nobody.
public final class Later {
    /// What one of them needs.
    private static final QuickPattern MAY =
            QuickPattern.compile(
                    "\\b(?:(?=d)(?:deferred|days?|disasters?|desastre|d(?:í|i)as?|(?:day|d(?:í|i)a)s?\\s*#?\\d+)"
                            + "|(?=[cef])(?:future|follow-?up|following|catastroph\\w+|cat(?:á|a)strofe|ernstfall)"
                            + "|(?=[hjkl])(?:later|hours|katastrophenfall|jours?|jours?\\s*#?\\d+|heures|lendemain|horas)"
                            + "|(?=m)(?:months?|monat(?:en)?|morgen|mois|mes(?:es)?|(?:month|monat|mois|mes)s?\\s*#?\\d+)"
                            + "|(?=[npr])(?:not (?:now|yet)|(?:not|no) (?:a )?part of|postponed|nights?|releases|next)"
                            + "|(?=s)(?:subsequent|sprints?|sinistre|stunden|semaines?|semanas?|(?:semaine|semana)s?\\s*#?\\d+)"
                            + "|(?=[tw])(?:weeks?|T\\s?\\+|tomorrow|worst[- ]case\\w*|tag(?:en)?|wochen?|(?:week|tag|woche)s?\\s*#?\\d+))\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern HOURS =
            QuickPattern.compile("\\b\\d+\\s*h(?:rs?|ours?)?\\b", CASE_INSENSITIVE);

    private static final String COUNT =
            "(?:an?|one|two|three|four|five|six|seven|ten|fourteen|thirty|several|some|a few|a couple of|\\d+)"
                    + "(?:\\s*(?:-|–|to|or)\\s*(?:\\d+|two|three|four|five))?\\+?";
    private static final String LONG =
            "(?:"
                    + COUNT
                    + "[\\s-]*(?:(?:full|business|working|calendar)\\s+)?(?:days?|weeks?|months?|sprints?|nights?|releases)"
                    + "|(?:[4-9]|[1-9]\\d+)(?:\\s*(?:-|–|to)\\s*\\d+)?\\+?[\\s-]*(?:hours?|hrs?|h)"
                    + "|(?:several|a few|four|five|six|eight|twelve|twenty-four)\\s+hours"
                    + "|first\\s+(?:day|week|month))\\b";
    private static final String ABOUT =
            "(?:(?:at least|about|around|roughly|approximately|another|more than|the|first|≥|>=?|~)\\s*){0,3}";

    /// The same in German, French and Spanish.
    private static final String ELSEWHERE =
            "(?:fr(?:ü|ue)hestens )?nach\\s+(?:ca\\.?\\s+)?(?:(?:einem|einer|zwei|drei|\\d+)\\s+(?:tag(?:en)?|wochen?|monat(?:en)?)|(?:[4-9]|[1-9]\\d+)\\s*(?:stunden|h))\\b"
                    + "|am (?:n(?:ä|ae)chsten|folgenden) (?:tag|morgen|werktag)\\b"
                    + "|apr(?:è|e)s\\s+(?:(?:une?|deux|trois|\\d+)\\s+(?:jours?|semaines?|mois)|(?:[4-9]|[1-9]\\d+)\\s*(?:heures|h))\\b|le lendemain\\b"
                    + "|(?:despu(?:é|e)s de|tras|al cabo de)\\s+(?:(?:una?|dos|tres|\\d+)\\s+(?:d(?:í|i)as?|semanas?|mes(?:es)?)|(?:[4-9]|[1-9]\\d+)\\s*(?:horas|h))\\b|al d(?:í|i)a siguiente\\b";

    private static final String NEXT =
            "(?:(?:the\\s+)?next\\s+(?:(?:business|working|calendar)\\s+)?(?:day|morning|week|weekend|month|sprint)"
                    + "|the\\s+following\\s+(?:(?:business|working|calendar)\\s+)?(?:day|morning|week|weekend|month|sprint)"
                    + "|(?:in|with|during|until|at)\\s+the\\s+(?:next|following)\\s+(?:release|deployment|maintenance window))\\b";

    /// A later day of a plan for several, and the days after a launch. The first is now.
    private static final String COUNTED =
            "(?:(?:day|week|month|tag|woche|monat|jour|semaine|mois|d(?:í|i)a|semana|mes)s?\\s*#?"
                    + "(?:(?:[2-9]|[1-9]\\d)(?=\\s*(?:$|[:)(,;–—-]|to\\b|and\\b|&|/))|[1-9]\\d?\\s+(?:post|after|following)\\b)"
                    + "|T\\s?\\+\\s?[1-9]\\d*(?=\\s*[:–—-]\\s*(?:day|week|month)\\b))";

    /// A time that far away.
    private static final String TIME =
            "(?:after\\s+"
                    + ABOUT
                    + LONG
                    + "|"
                    + ABOUT
                    + LONG
                    + "\\s+(?:later|after|afterwards|from now)\\b"
                    + "|in\\s+"
                    + ABOUT
                    + LONG
                    + "(?=\\W*$|\\s*[,:)–—-])"
                    + "|T\\s?\\+\\s?(?:\\d+\\s*(?:d|w|days?|weeks?)|(?:[4-9]|[1-9]\\d+)\\s*(?:h|hrs?|hours?))\\b"
                    + "|(?:on\\s+|in\\s+|during\\s+|until\\s+)?"
                    + NEXT
                    + "|tomorrow\\b|the day after\\b|"
                    + ELSEWHERE
                    + "|(?:once|when|until|before|after)\\b[^.;:]{0,80}\\bfor\\s+"
                    + ABOUT
                    + LONG
                    + "|"
                    + COUNTED
                    + ")";

    /// What the run itself comes to the end of.
    static final String OWN =
            "(?!.*\\b(?:deploy\\w*|launch|releas\\w*|roll-?out|cut-?over|migration|go-?live|going live|upgrade|switch\\w*|switch-?over|fail-?over|merge|change|push)\\b)";

    /// The first of several days where there was one before it.
    private static final QuickPattern SECOND =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?((?:day|tag|jour|d(?:í|i)a)\\s*1)(?=\\s*(?:$|[:)(,;–—-]))",
                    CASE_INSENSITIVE);

    /// The first week or month of what comes behind a deployment is over as late as that.
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:during |in )?((?:week|month|sprint|quarter|woche|monat|semaine|mois|semana|mes)\\s*#?\\s*1)(?=\\s*(?:$|[:)(,;–—-]))",
                    CASE_INSENSITIVE);

    /// Below such a heading weeks are counted from the deployment on.
    private static final QuickPattern AFTERWARDS =
            QuickPattern.compile(
                    "\\b(?:post|after|following)(?:-|\\s)(?:the )?(?:cut-?over|deploy\\w*|launch|release|roll-?out|migration|go-?live|going live|upgrade|switch-?over|switch|failover)\\b",
                    CASE_INSENSITIVE);

    /// A day that is counted as the one before the first.
    private static final QuickPattern ZEROTH =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:day|tag|jour|d(?:í|i)a)\\s*0(?=\\s*(?:$|[:)(,;–—-]))",
                    CASE_INSENSITIVE);

    /// What no deployment is for.
    private static final QuickPattern DISASTER =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?((?:for|in(?: case of)?) (?:an? |real |actual |true |complete |total )?(?:disasters?|catastroph\\w+|worst[- ]case\\w*)(?: recovery)? only"
                            + "|only (?:for|in(?: case of)?) (?:an? |real |actual |true |complete |total )?(?:disasters?|catastroph\\w+)|disasters?(?: recovery)? only|nur (?:im|f(?:ü|ue)r den) (?:katastrophenfall|ernstfall)"
                            + "|uniquement en cas de (?:catastrophe|sinistre)|s(?:ó|o)lo en caso de (?:cat(?:á|a)strofe|desastre))\\b",
                    CASE_INSENSITIVE);

    /// `After the code freeze (2 weeks)`: what somebody else ends.
    private static final QuickPattern LASTS =
            QuickPattern.compile(
                    "^\\W*(?:\\d[\\d.]*\\W+)?((?:after|once|following) (?:the |our |your |an? )"
                            + OWN
                            + "[^()]{3,60}(?:\\(|\\bof )"
                            + ABOUT
                            + LONG
                            + "\\)?)\\W*$",
                    CASE_INSENSITIVE);

    /// What may stand before the time at the beginning of a line.
    private static final String BEFORE =
            "(?:(?:finally|then|once|when|and|only|planned|scheduled|due|usually|ideally|earliest|not before|(?:no|not) (?:earlier|sooner) than|do this|to be done|run|later|cleanup|wait|(?:do not|don['’]t|never) (?:do|run|start|apply|execute|begin) (?:this|it|that|these)(?: (?:step|part|phase))?)\\W+){0,3}";

    private static final QuickPattern HEAD =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:step \\d+\\W+)?" + BEFORE + "(" + TIME + ")",
                    CASE_INSENSITIVE);

    /// In brackets, or behind a dash or colon at the end of a title.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "(?:[(\\[]|\\s[–—-]+\\s+|:\\s+)"
                            + BEFORE
                            + "("
                            + TIME
                            + ")[^.;)\\]]{0,60}(?:[)\\]]|[.:]?\\s*$)",
                    CASE_INSENSITIVE);

    private static final String DAYS =
            COUNT + "[\\s-]*(?:(?:full|business|working|calendar)\\s+)?(?:days?|weeks?|months?)";

    /// `After the switch (several days)`: how long it is before what stands below it, and not how
    /// long a freeze is.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:step \\d+\\W+)?(?:after|following|once)\\b[^()`]{0,80}"
                            + "(?:\\b(?:switch(?:-?over)?|cut-?over|release|deploy(?:ment)?|go-?live|launch|roll-?out|failover)\\s*\\(\\s*"
                            + ABOUT
                            + "("
                            + DAYS
                            + "(?:\\s+(?:later|minimum|at least|or more))?)"
                            + "|\\(\\s*(?:at least|minimum)\\s+("
                            + DAYS
                            + ")|\\(\\s*("
                            + DAYS
                            + "\\s+(?:later|minimum|at least|or more)))\\s*\\)",
                    CASE_INSENSITIVE);

    /// `Once a week has passed, delete the old volume`: any other deed waits for it.
    private static final QuickPattern PASSED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:once|when|after) ("
                            + ABOUT
                            + LONG
                            + "\\s+(?:has|have) (?:passed|gone by)),? (?:you (?:can|may) )?"
                            + "(?:remove|delete|drop|decommission|destroy|uninstall|purge|retire|terminate|wipe|archive)\\b[^.;:]{0,60}\\b(?:old|previous|former|legacy|unused|retired)\\b",
                    CASE_INSENSITIVE);

    /// `Soak. At least a day before the next one.` What bakes an image waits for nothing.
    private static final QuickPattern SOAKS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:step \\d+\\W+)?(?:soak|bake|let it (?:soak|bake|run|rest|settle))\\b\\W*(?:for\\s+)?((?:at least |about |another )?"
                            + LONG
                            + ")[^.;:]{0,40}?\\bbefore\\b",
                    CASE_INSENSITIVE);

    /// At the end of an order to take away what the release no longer needs. What is only to be
    /// looked at, or set to happen so late, is done now.
    private static final QuickPattern TAIL =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:remove|delete|drop|clean|cleanup|decommission|tear|destroy|disable|turn|switch|stop|shut|scale|merge|archive|uninstall|purge|retire|revoke|close|finali[sz]e|run|terminate|wipe|review|revisit|re-?check|follow up)\\b"
                            + "[^.;:]*?\\s("
                            + TIME
                            + ")[^.;:]{0,40}[.:]?\\s*$",
                    CASE_INSENSITIVE);

    /// `Keep the old pool for a week, then delete it`.
    private static final QuickPattern KEPT =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:step \\d+\\W+)?(?:(?:keep|leave|retain|maintain)\\b[^.;:]{1,60}?\\s|wait\\s(?:for\\s)?)(?:for\\s+)?("
                            + ABOUT
                            + LONG
                            + ")[^.;:]{0,40}?(?:,|\\band\\b)\\s*(?:(?:and|only)\\s+)?then\\b",
                    CASE_INSENSITIVE);

    private static final String AWAY =
            "(?:remov|delet|drop|decommission|destroy|uninstall|purg|retir|terminat|wip|archiv|clean|tear|shut)(?:e|p?ing)?";

    /// `Wait 7 days before deleting the old bucket`: nothing of the release waits for it.
    private static final QuickPattern BEFORE_IT_GOES =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:step \\d+\\W+)?wait\\s(?:for\\s)?("
                            + ABOUT
                            + LONG
                            + ")\\s+before\\s+(?:(?:you|we)\\s+)?(?:(?:can|may|should)\\s+)?"
                            + AWAY
                            + "\\b",
                    CASE_INSENSITIVE);

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\d]+");

    private static final Set<String> NO_THING =
            Set.of(
                    "wait", "days", "weeks", "hours", "before", "then", "with", "from", "that",
                    "this", "until", "after");

    private static final QuickPattern TAKES_AWAY =
            QuickPattern.compile(
                    "(?<![\\p{L}\\d])(?:" + AWAY + "|rm|rb|del)(?![\\p{L}\\d])", CASE_INSENSITIVE);

    /// Without a time: in brackets or before a colon (`Step 3 (later, not now)`), of the release
    /// that it comes with, or of this one.
    private static final QuickPattern PUT_OFF =
            QuickPattern.compile(
                    "[(\\[]\\s*(?:(?:do|run|to be done)\\s+(?:this\\s+)?)?((?:later|not (?:now|yet)|deferred|postponed|(?:in |with )?(?:the |a |some )?(?:next|following|later|future|subsequent|follow-?up) (?:release|deploy(?:ment)?|sprint|iteration|version|pr))\\b)(?=\\s*[)\\],;:–—-])"
                            + "|^\\W*(?:\\d+[.)]\\s*)?(?:(?:step|phase|part|stage) \\d+\\W+)?((?:later|not now|deferred|postponed)(?=\\s*[:–—-]\\s))"
                            + "|^\\W*(?:this (?:(?:step|part|section|phase) )?is )?(not (?:a )?part of (?:this|the|today['’]s) (?:deploy(?:ment)?|release|rollout|run|change|procedure)\\b)",
                    CASE_INSENSITIVE);

    /// Said of all that stands below it.
    private static final QuickPattern WHOLE =
            QuickPattern.compile(
                    "^\\W*(?:(?:\\d+[.)]\\s*)?(?:soak|bake)\\b|(?:not|no) (?:a )?part of|(?:this|these)\\b|(?:do not|don['’]t|never) (?:do|run|start|apply|execute|begin) (?:this|it|that|these)\\b|wait until\\b.*\\bbefore (?:you )?(?:do|run|start|apply|begin|go|continu|proceed)|(?:do|run) (?:this|it)\\b|only (?:once|when|after|do|run)\\b|not before\\b)",
                    CASE_INSENSITIVE);

    /// A time that is near: at the beginning of a line, or right before what is done then.
    private static final QuickPattern SOON =
            QuickPattern.compile(
                    "(?:^\\W*(?:\\d+[.)]\\s*)?|(?=a)(?<=[\\s(])(?<!\\b(?:hangs?|fails?|expires?|out|stops?|dies|die|retry|retries|exits?|returns?|again|alerts?|pages?)\\s))"
                            + "(after\\s+"
                            + ABOUT
                            + COUNT
                            + "\\s*(?:minutes?|mins?|hours?|hrs?|h))\\b(?=\\s*(?:[:,.)(—–`-]|$))",
                    CASE_INSENSITIVE);

    private static final Memo<Optional<String>> TIMES = Memo.of(Later::said);

    private Later() {}

    /// When what a line tells or stands over is to be done, in the document's words, where that is
    /// long after the deployment.
    public static Optional<String> in(String text) {
        return TIMES.of(text);
    }

    /// The event of a heading that somebody else brings to its end, with its length: nobody knows
    /// whether it has begun, and somebody says whether it is over.
    static Optional<String> event(String heading) {
        return heading.indexOf('(') < 0 && !heading.contains(" of ")
                ? Optional.empty()
                : LASTS.first(heading).map(it -> it.group(1).strip());
    }

    /// Whether a sentence that puts off says it of all that stands below it.
    public static boolean whole(String text) {
        var words = Bounded.of(Inline.plain(text));
        return WHOLE.find(words) && words.indexOf('`') < 0 && in(text).isPresent();
    }

    /// Until when an item holds back what takes away in the items behind it.
    public static Optional<String> holds(String text) {
        var found = BEFORE_IT_GOES.matcher(Bounded.of(Inline.plain(text)));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// Whether two lines name the same thing: `the old bucket` and `Delete the bucket`.
    public static boolean sameThing(String one, String other) {
        var words = things(one);
        words.retainAll(things(other));
        return !words.isEmpty();
    }

    private static Set<String> things(String text) {
        return Arrays.stream(NO_LETTERS.split(Inline.plain(text).toLowerCase(Locale.ROOT), 100))
                .filter(word -> word.length() > 3 && !NO_THING.contains(word))
                .filter(word -> !TAKES_AWAY.find(word))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Whether a line takes away what the release no longer needs.
    public static boolean takesAway(String text) {
        return TAKES_AWAY.find(Inline.plain(text));
    }

    /// The same where it is so near that the run waits for it: somebody says when it has come.
    public static Optional<String> soon(String text) {
        var words = Bounded.of(Inline.plain(text));
        return in(text).isPresent() ? Optional.empty() : SOON.first(words).map(it -> it.group(1));
    }

    /// The same of a heading below which the days are counted from 0 on: its `Day 1` is later.
    public static Optional<String> second(String heading) {
        return SECOND.first(Bounded.of(Inline.plain(heading))).map(it -> it.group(1));
    }

    /// The same of a heading below one on the time behind the deployment: its `Week 1` is later.
    public static Optional<String> first(String heading) {
        return FIRST.first(Bounded.of(Inline.plain(heading))).map(it -> it.group(1));
    }

    /// Whether a heading stands over the time behind the deployment.
    public static boolean afterwards(String heading) {
        return AFTERWARDS.find(Bounded.of(Inline.plain(heading)));
    }

    /// Whether a heading is the day from which others are counted.
    public static boolean zeroth(String heading) {
        return ZEROTH.find(Bounded.of(Inline.plain(heading)));
    }

    private static Optional<String> said(String line) {
        var text = Bounded.of(Inline.plain(line));
        if (!MAY.find(text) && !HOURS.find(text)) {
            return Optional.empty();
        }
        for (var shape :
                List.of(HEAD, ASIDE, BEHIND, PASSED, TAIL, KEPT, SOAKS, DISASTER, PUT_OFF)) {
            var match = shape.matcher(text);
            if (match.find()) {
                return IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(match::group)
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
