package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.expect.Expectation.Hours;
import dev.rutter.language.expect.Expectation.Hours.Slot;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.text.QuickPattern;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sentences that say at which times nobody deploys, or only then: `Never release on a Friday after
/// 15:00`, `Deploy window: Tue-Thu 09:00-16:00 CET`, `No deployments during the month-end close`.
///
/// Only sentences that say nothing else: a time that is not understood to its last word is asked
/// about and never guessed at.
public final class Curfews {
    private static final String DEPLOYS =
            "(?:(?:production |prod )?(?:deploy(?:s|ing|ments?)?|releas(?:e|es|ing)|roll-?outs?|roll(?:ing)? out|ship(?:ping)?|go(?:ing)? live|go-?lives?|launch(?:es|ing)?)"
                    + "(?: (?:anything|code|changes|new versions|a new version|releases?|the (?:app|application|site|service|shop)))?"
                    + "(?: (?:in|to|into|on) (?:prod(?:uction)?|live))?)";

    private static final String DONE =
            "(?: (?:are|is|may be|must be|should be|may|must|should|can|shall)(?: be)?(?: (?:allowed|permitted|made|done|started|scheduled|happen|take place|start|run|go out))?)?";

    private static final String NOT_DONE =
            " (?:(?:are|is) (?:not (?:allowed|permitted|made|done)|forbidden|prohibited|banned|blocked|frozen)|(?:must|may|should|can|shall) ?not (?:be (?:made|done|started|scheduled)|happen|take place|start|run|go out))";

    private static final QuickPattern SPEAKS =
            QuickPattern.compile(
                    "deploy|releas|roll-?outs?|rolling out|roll out|ship|go(?:ing)?[ -]live|launch|change (?:windows?|hours|times|days)",
                    CASE_INSENSITIVE);

    private static final QuickPattern BANS =
            QuickPattern.compile(
                    "^(?:please |we (?:try to )?|rule: )?(?:(?:never|do not|don['’]?t|avoid|no|not) (?:ever |any )?"
                            + DEPLOYS
                            + DONE
                            + "|"
                            + DEPLOYS
                            + NOT_DONE
                            + "):? (.{3,160})$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ALLOWS =
            QuickPattern.compile(
                    "^(?:please |we |rule: )?(?:only "
                            + DEPLOYS
                            + DONE
                            + "|"
                            + DEPLOYS
                            + DONE
                            + " only"
                            + DONE
                            + "|"
                            + "(?:the )?(?:allowed |permitted )?(?:deploy(?:ment)?|release|rollout|change) (?:windows?|hours|times|days)(?: (?:is|are))?)(?::| –| —| -)? (.{3,160})$",
                    CASE_INSENSITIVE);

    /// A heading over nothing but such a time.
    private static final QuickPattern HEADING =
            QuickPattern.compile(
                    "^\\W*(?:[\\d.]+\\s+)?(?:allowed |permitted )?(?:deploy(?:ment)?|release|rollout|change) (?:windows?|hours|times|days)\\W*$",
                    CASE_INSENSITIVE);

    /// Times of the calendar that no clock tells.
    private static final QuickPattern CALENDAR =
            QuickPattern.compile(
                    "\\b(?:(?:month|quarter|year)s?(?:['’]s)?[- ]end|end of (?:the |a |each |every )?(?:month|quarter|year)|(?:last|first) (?:\\w+ )?(?:business |working )?(?:days?|week|weekend) of|clos(?:e|ing) (?:period|days?)|freezes?|black-?outs?|peak|rush|busy|(?:business|office|working|opening|trading|market|school) (?:hours|days)|holidays?|black friday|cyber monday|christmas|new year|easter|sales? (?:events?|days?|campaigns?)|campaigns?|pay-?(?:roll|days?)|billing (?:runs?|days?)|nights?|overnight|lunch|late|weekends?|"
                            + "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\\d{1,2}:\\d\\d|\\d{1,2} ?[ap]m)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern TIMELY =
            QuickPattern.compile(
                    "^(?:on|during|in|over|at|between|from|before|after|outside(?: of)?|around|near|within)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern OUTSIDE =
            QuickPattern.compile("^outside(?: of)? (?:the )?", CASE_INSENSITIVE);

    private static final QuickPattern PARTS =
            QuickPattern.compile(
                    "\\s*(?:[,;]|\\b(?:or|and|nor)\\b)\\s*(?=(?:(?:also|or|and) )?(?:on|after|before|between|during|at|in|over)\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern ZONED =
            QuickPattern.compile(
                    "^(.*?)[ ,]*\\(?\\b(UTC|GMT|Z|CES?T|EES?T|WES?T|BST|E[SD]?T|C[SD]T|M[SD]?T|P[SD]?T|(?:Europe|America|Asia|Africa|Australia|Pacific|Atlantic)/\\w{2,30}|local time|server time)\\)?$");

    private static final String DAY =
            "(mon|tue|wed|thu|fri|sat|sun)(?:days?|s|sdays?|nesdays?|rs|rsdays?|urdays?)?\\.?";

    private static final QuickPattern DAYS =
            QuickPattern.compile(
                    "^(?:on |over |at |in |during )?(?:an? |the |any |every |all )?(?:"
                            + DAY
                            + "(?:\\s*(-|–|—|to|through|thru|until|till|and|or|,|&|/)\\s*(?:on |an? )?"
                            + DAY
                            + ")?(?:\\s*(?:and|or|,|, and|, or|&|/)\\s*(?:on |an? )?"
                            + DAY
                            + ")?|(weekends?)|(weekdays?|working days?|business days?))(?=$|[ ,:;])[ ,:;]*",
                    CASE_INSENSITIVE);

    private static final String TIME =
            "(\\d{1,2})(?:[:.h](\\d\\d))?(?: ?h| ?uhr)?( ?[ap]\\.?m\\.?)?";

    private static final QuickPattern BETWEEN =
            QuickPattern.compile(
                    "^(?:between |from |at |during |in )?(?:the hours of )?"
                            + TIME
                            + "\\s*(?:-|–|—|to|and|until|till)\\s*"
                            + TIME
                            + "$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SIDE =
            QuickPattern.compile(
                    "^(after|before|past|from|later than|earlier than|until) " + TIME + "$",
                    CASE_INSENSITIVE);

    /// `business hours (09:00-17:00)`: what the words mean is said behind them.
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "^(?:during |in |within |at )?(?:our |the |normal |regular )?(?:business|office|working|opening|trading|market|core|peak|quiet) (?:hours|time)[ ,:]*\\(([^()]{3,80})\\)(.*)$",
                    CASE_INSENSITIVE);

    /// Why it is so says nothing of when.
    private static final QuickPattern REASON =
            QuickPattern.compile(
                    ",? (?:to (?!\\d|mon|tue|wed|thu|fri|sat|sun)|so that |so |because |as |since |in order to )[^()]*$",
                    CASE_INSENSITIVE);

    private static final int DAY_END = 24 * 60;

    private Curfews() {}

    /// Whether a text may hold such a sentence: whether it speaks of deploying at all.
    public static boolean may(String text) {
        return SPEAKS.find(text);
    }

    /// When a sentence lets nobody deploy, or only then.
    public static Optional<Entry.Curfew> of(String sentence, Span span) {
        var words = words(sentence);
        var bans = BANS.matcher(words);
        if (bans.find()) {
            return entry(bans.group(1), false, words, span);
        }
        var allows = ALLOWS.matcher(words);
        return allows.find() ? entry(allows.group(1), true, words, span) : Optional.empty();
    }

    /// What stands below a heading that announces such a time, where it is one.
    public static Optional<Entry.Curfew> below(String heading, String text, Span span) {
        return HEADING.matches(heading) ? window(text, span) : Optional.empty();
    }

    private static Optional<Entry.Curfew> window(String text, Span span) {
        var words = words(text);
        return hours(words, true, "Deployment window: " + words, span)
                .map(it -> new Entry.Curfew(it.says(), Optional.of(it), span));
    }

    private static String words(String text) {
        var plain = Inline.plain(text).strip();
        var end = plain.length();
        while (end > 0 && ".!;".indexOf(plain.charAt(end - 1)) >= 0) {
            end--;
        }
        return plain.substring(0, end);
    }

    private static Optional<Entry.Curfew> entry(
            String when, boolean allowed, String says, Span span) {
        var hours = hours(when, allowed, says, span);
        return hours.isPresent() || (TIMELY.find(when) && CALENDAR.find(when))
                ? Optional.of(new Entry.Curfew(says, hours, span))
                : Optional.empty();
    }

    private static Optional<Hours> hours(String when, boolean allowed, String says, Span span) {
        var time = REASON.replaceFirst(when, "");
        var rest = OUTSIDE.replaceFirst(time, "");
        var outside = !rest.equals(time);
        var told = TOLD.matcher(rest);
        if (told.matches()) {
            rest = told.group(1) + told.group(2);
        }
        var zone = "";
        var zoned = ZONED.matcher(rest);
        if (zoned.matches()) {
            zone = zone(zoned.group(2));
            rest = zoned.group(1);
        }
        var slots = new ArrayList<Slot>();
        for (var part : PARTS.split(rest, -1)) {
            var slot = slot(part.strip());
            if (slot.isEmpty()) {
                return Optional.empty();
            }
            slots.add(slot.get());
        }
        return Optional.of(new Hours(allowed != outside, slots, zone, says, span));
    }

    private static Optional<Slot> slot(String part) {
        var days = List.<DayOfWeek>of();
        var rest = part;
        var named = DAYS.matcher(part);
        if (named.find()) {
            days =
                    named.group(5) != null
                            ? List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                            : named.group(6) != null
                                    ? range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                                    : days(
                                            named.group(1),
                                            Optional.ofNullable(named.group(2)),
                                            Optional.ofNullable(named.group(3)),
                                            Optional.ofNullable(named.group(4)));
            rest = part.substring(named.end()).strip();
            if (rest.isEmpty()) {
                return Optional.of(new Slot(days, 0, DAY_END));
            }
        }
        switch (rest.toLowerCase(java.util.Locale.ROOT)) {
            case "afternoon", "afternoons" -> {
                return Optional.of(new Slot(days, 12 * 60, DAY_END));
            }
            case "morning", "mornings" -> {
                return Optional.of(new Slot(days, 0, 12 * 60));
            }
            default -> {}
        }
        var between = BETWEEN.matcher(rest);
        if (between.matches()) {
            var half = Optional.ofNullable(between.group(6));
            var from =
                    minutes(
                            between.group(1),
                            Optional.ofNullable(between.group(2)),
                            Optional.ofNullable(between.group(3)).or(() -> half));
            var to = minutes(between.group(4), Optional.ofNullable(between.group(5)), half);
            // `between 2 and 3` may be anything.
            var plain =
                    between.group(2) == null
                            && between.group(5) == null
                            && half.isEmpty()
                            && days.isEmpty();
            return plain || from < 0 || to < 0 || from == to
                    ? Optional.empty()
                    : Optional.of(new Slot(days, from, to));
        }
        var side = SIDE.matcher(rest);
        if (!side.matches()) {
            return Optional.empty();
        }
        var at =
                minutes(
                        side.group(2),
                        Optional.ofNullable(side.group(3)),
                        Optional.ofNullable(side.group(4)));
        return switch (side.group(1).toLowerCase(java.util.Locale.ROOT)) {
            case "before", "earlier than", "until" ->
                    at > 0 ? Optional.of(new Slot(days, 0, at)) : Optional.empty();
            default ->
                    at >= 0 && at < DAY_END
                            ? Optional.of(new Slot(days, at, DAY_END))
                            : Optional.empty();
        };
    }

    private static List<DayOfWeek> days(
            String first,
            Optional<String> joined,
            Optional<String> second,
            Optional<String> third) {
        var from = day(first);
        var all = new ArrayList<DayOfWeek>();
        all.add(from);
        second.map(Curfews::day)
                .ifPresent(to -> {
                    if (joined.filter(Curfews::lists).isPresent()) {
                        all.add(to);
                    } else {
                        all.clear();
                        all.addAll(range(from, to));
                    }
                });
        third.map(Curfews::day).ifPresent(all::add);
        return all.stream().distinct().sorted().toList();
    }

    private static boolean lists(String joined) {
        return List.of("and", "or", ",", "&", "/")
                .contains(joined.toLowerCase(java.util.Locale.ROOT));
    }

    private static List<DayOfWeek> range(DayOfWeek from, DayOfWeek to) {
        var all = new ArrayList<DayOfWeek>();
        for (var day = from; all.size() < 7; day = day.plus(1)) {
            all.add(day);
            if (day == to) {
                break;
            }
        }
        return all;
    }

    private static DayOfWeek day(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT).substring(0, 3)) {
            case "mon" -> DayOfWeek.MONDAY;
            case "tue" -> DayOfWeek.TUESDAY;
            case "wed" -> DayOfWeek.WEDNESDAY;
            case "thu" -> DayOfWeek.THURSDAY;
            case "fri" -> DayOfWeek.FRIDAY;
            case "sat" -> DayOfWeek.SATURDAY;
            default -> DayOfWeek.SUNDAY;
        };
    }

    /// Minutes since midnight, or -1 where no clock shows it.
    private static int minutes(String hours, Optional<String> minutes, Optional<String> half) {
        var hour = Integer.parseInt(hours);
        var minute = minutes.map(Integer::parseInt).orElse(0);
        if (half.isPresent()) {
            if (hour < 1 || hour > 12) {
                return -1;
            }
            hour =
                    hour % 12
                            + (half.get().strip().toLowerCase(java.util.Locale.ROOT).charAt(0)
                                            == 'p'
                                    ? 12
                                    : 0);
        }
        return hour > 24 || minute > 59 || (hour == 24 && minute > 0) ? -1 : hour * 60 + minute;
    }

    /// People write the winter's name all year: the place that is meant has its own summer time.
    private static String zone(String name) {
        return switch (name) {
            case "UTC", "GMT", "Z" -> "UTC";
            case "CET", "CEST" -> "Europe/Berlin";
            case "EET", "EEST" -> "Europe/Athens";
            case "WET", "WEST" -> "Europe/Lisbon";
            case "BST" -> "Europe/London";
            case "ET", "EST", "EDT" -> "America/New_York";
            case "CST", "CDT" -> "America/Chicago";
            case "MT", "MST", "MDT" -> "America/Denver";
            case "PT", "PST", "PDT" -> "America/Los_Angeles";
            case "local time", "server time" -> "";
            default -> name;
        };
    }
}
