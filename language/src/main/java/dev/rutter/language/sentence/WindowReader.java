package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Time to wait, watch or finish within: `(5-30 minutes)`, `Monitor for 30 minutes`, `within 1
/// hour`, `every 1 minute`, `for 2 consecutive checks`.
public final class WindowReader {
    private static final QuickPattern QUOTED = QuickPattern.compile("[\"“][^\"”]*[\"”]");
    private static final QuickPattern ABOUT = QuickPattern.compile("[~≈]");

    private static final QuickPattern WATCH =
            QuickPattern.compile(
                    "\\b(monitor|watch(?!dog)|observe|look|keep an eye|soak|bake|stable"
                            + "|stability|success criteria|verify|check|(?<!(?:and|then) )run|no (new )?(errors"
                            + "|alerts|incidents)|confirm)\\w*\\b|beobacht|(?:ü|ue)berwach"
                            + "|surveill|vigilar|observar|monitorizar",
                    CASE_INSENSITIVE);
    private static final QuickPattern OBSERVES =
            QuickPattern.compile(
                    "\\b(?:monitor|watch(?!dog)|observe|keep an eye|soak|bake)\\w*\\b|beobacht|(?:ü|ue)berwach|surveill|vigilar|observar",
                    CASE_INSENSITIVE);

    /// What is done with the traffic or the users as a whole, once.
    private static final String MOVES =
            "(?:switch|mov|cut|rout|re-?rout|redirect|drain|stop|block|restor|resum|flip|swap|point|migrat|import|export|creat|inform|notify|tell|warn|log)(?:e|ing)?\\b";

    /// A part of the users gets it, and is looked at before the others do.
    private static final QuickPattern STAGED =
            QuickPattern.compile(
                    "\\bcanar|\\d ?%|\\b(?:stage|wave|ring|ramp|pilot|percent|gradual\\w*|phased)\\b|^(?!\\W*(?:(?:step|phase|part)?\\s*\\d[\\d.]*\\W*)?"
                            + MOVES
                            + ").*\\b(?:traffic|users?)\\b|\\bfor (?:\\w+ )?\\d|(?:first|next) \\d",
                    CASE_INSENSITIVE);

    /// How long tests take.
    private static final QuickPattern TESTED =
            QuickPattern.compile(
                    "\\b(?:tests?|testing)\\s*\\([~≈<\\s]*(?!0)\\d[^()]*\\)$", CASE_INSENSITIVE);

    /// A part of the work with its length: `Validation (15 minutes)`.
    private static final QuickPattern TIMED_PART =
            QuickPattern.compile(
                    "\\b(?:verif|validat|smoke|check|test)\\w*[^()]*\\([~≈\\s]*(?!0)\\d+\\s*(?:m|min|mins|minutes?|h|hours?)\\)$",
                    CASE_INSENSITIVE);

    /// A step with its number and its length. What is called after the deployment may be the time
    /// behind it.
    private static final QuickPattern TIMED_STEP =
            QuickPattern.compile(
                    "^\\W*(?:step|phase|part|stage)?\\s*\\d+\\b(?!.*\\b(?:post|after)\\b)[^()]*\\([~≈\\s]*(?!0)\\d+\\s*(?:m|min|mins|minutes?|h|hours?)\\)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern TIMED_WORK =
            QuickPattern.compile(
                    "\\b(?:deploy|install|prepar|build|migrat|back-?up|switch|cut-?over|releas|upgrad|roll-?out)\\w*\\b[^()]*\\([~≈\\s]*(?!0)\\d+\\s*(?:m|min|mins|minutes?|h|hours?)\\)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern WAIT =
            QuickPattern.compile(
                    "\\b(wait|sleep|pause|allow|give|warten|abwarten|attendre|attendez|patienter|esperar|espere)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern WITHIN =
            QuickPattern.compile(
                    "\\b(within|in under|no later than|by the end of|respond|reply|answer|acknowledge|innerhalb)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern EVERY =
            QuickPattern.compile(
                    "\\b(every|each|once per|alle|toutes les|cada)\\s+(\\d|min|hour|day|half|quarter|"
                            + NumberWords.NUMBER
                            + "\\b)",
                    CASE_INSENSITIVE);
    private static final QuickPattern OVER =
            QuickPattern.compile(
                    "\\b(for|over|last|past|next|first|after|during|in|until|at least"
                            + "|about|around|approximately|up to|takes?|took|lasting|by|every"
                            + "|within|wait|before|f(?:ü|ue)r|nach|innerhalb von|pendant|durant"
                            + "|apr(?:è|e)s|durante|tras|T[+-])\\s*(the\\s+)?(last\\s+|next\\s+"
                            + "|first\\s+|at least\\s+|about\\s+|approximately\\s+|another\\s+|≥"
                            + "|~)*$",
                    CASE_INSENSITIVE);

    /// What has been is looked up, and not waited for: `Check for errors in the last 10 minutes`.
    private static final QuickPattern LOOKS_BACK =
            QuickPattern.compile(
                    "\\b(?:in|during|within|from|over|of|since|across|to)\\s+(?:the\\s+|these\\s+)?(?:last|past|previous|preceding)\\s+(?:about\\s+|~)?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONSECUTIVE =
            QuickPattern.compile("\\bfor (\\d+|two|three|five) consecutive\\b", CASE_INSENSITIVE);
    private static final QuickPattern MOMENT =
            QuickPattern.compile(
                    "\\bT\\s?(?:\\+\\s?\\d+|-\\s?\\d+\\s?(?:s|m|h|min|minutes?|hours?)\\b)",
                    CASE_INSENSITIVE);
    private static final QuickPattern ESTIMATE =
            QuickPattern.compile(
                    "\\b(rollback|recovery|total|estimated|expected|deployment|restore"
                            + "|completion|build)?\\s*(time|duration|downtime|eta|rto|rpo"
                            + "|takes?)\\b\\**\\s*:|\\btakes?\\b|\\bplan for\\b|\\bestimated\\b",
                    CASE_INSENSITIVE);

    /// How soon a person answers: a time to finish within, and no metric.
    static final QuickPattern REACTS =
            QuickPattern.compile(
                    "^\\W*(?:respond|reply|answer|acknowledge|resolve|react|escalate|notify|page)\\b[^<>≤≥]*\\([<≤]",
                    CASE_INSENSITIVE);

    /// How long something stays valid or is kept is not waited for.
    private static final QuickPattern EXPIRES =
            QuickPattern.compile(
                    "\\b(?:expir\\w+|valid|stored|saved|archived|persists?|persisted|lives|deleted|purged|pruned|discarded|renewed|rotated|cached|times? out|reach(?:es)? back|max[- ]age"
                            + "|(?:tokens?|sessions?|links?|cookies?|certificates?|caches?|leases?)\\b[^.;,]{0,20}\\b(?:lasts?|works?|good)"
                            + "|(?:logs?|artifacts?|backups?|snapshots?|reports?|history|recordings?|data|metrics|traces|dashboards?)\\b[^.;,]{0,20}\\b(?:available|searchable|visible|accessible))"
                            + "(?:,? \\w+)?(?: (?:within|in|for|after|every|until|up to|at least|about|around|another|the|last|next))*\\s*$",
                    CASE_INSENSITIVE);

    /// What is set, kept or allowed for so long is not waited for either.
    private static final QuickPattern KEPT_BEFORE =
            QuickPattern.compile(
                    "(?:\\bdefaults?(?: is| to|:)?|\\bolder than|\\b(?:retention|cadence|lifetime|ttl|retain\\w*|kept|keeps?|rotation)\\b(?![^.;]*\\b(?:watch|monitor|observ|look|an eye))[^.;]{0,40})[^\\w.;(]*$",
                    CASE_INSENSITIVE);

    /// Whoever waits until something has expired waits.
    private static final QuickPattern UNTIL =
            QuickPattern.compile("\\bwait\\w*\\b[^.;,]*$", CASE_INSENSITIVE);

    private static final QuickPattern KEPT_AFTER =
            QuickPattern.compile(
                    "^[- ]?(?:retention|ttl|time-?outs?|lifetime|rolling backups?|of (?:backups?|logs|history|retention)|old|of age)\\b|^[^.,;]{0,20}\\bretention\\b",
                    CASE_INSENSITIVE);

    /// What goes on by itself for so long: `The nightly backup runs for 20 minutes`.
    private static final QuickPattern GOES_ON =
            QuickPattern.compile(
                    "^\\W*(?:the|an?|our|your|each|every|this|that|all|both)\\b[^.,:;]{0,40}\\b(?:old|previous|former|backups?|jobs?|cron\\w*|imports?|exports?|tasks?|batch\\w*|scans?|scripts?|commands?|tests?|suites?|builds?|pipelines?)\\b[^.,:;]{0,30}\\b(?:runs?|takes?|checks|works|keeps? (?:running|going))\\b[^.,:;]{0,30}$",
                    CASE_INSENSITIVE);

    /// `The page loads in <5 seconds`: so fast has it to be, and nobody waits for it.
    private static final QuickPattern TAKES_LESS =
            QuickPattern.compile(
                    "\\b(?:loads?|opens?|responds?|renders?|returns?|answers?|starts?|completes?|finishes|appears?|shows?)\\b[^.;,]{0,20}\\bin\\s*$",
                    CASE_INSENSITIVE);

    /// `502s` are no seconds.
    private static final QuickPattern ANSWERS =
            QuickPattern.compile("\\b[45]\\d\\ds\\b", CASE_INSENSITIVE);

    /// `06:00 - 24:00`.
    private static final QuickPattern CLOCK =
            QuickPattern.compile(
                    "(?<![\\w:])(\\d{2}):(\\d{2})\\s?[-–—]\\s?(\\d{2}):(\\d{2})(?![\\w]|:\\d)");

    private static final QuickPattern SAME_DAY =
            QuickPattern.compile(
                    "^\\W*(?:\\d[\\d.]*\\s+)?(?:the )?same day\\W*$", CASE_INSENSITIVE);

    private static final QuickPattern AT_ONCE =
            QuickPattern.compile(
                    "^\\W*(?:\\w+ )?(?:time|duration|downtime)\\W*:\\W*(?:immediate|instant)",
                    CASE_INSENSITIVE);

    /// `After the code freeze (2 weeks)`: how long that lasts, and not the time behind it.
    private static final QuickPattern LASTS =
            QuickPattern.compile(
                    "^\\W*(?:\\d[\\d.]*\\W+)?(?:after|once|following|during|before|until) (?:the |our |your |an? )"
                            + Later.OWN
                            + "[^()]{3,60}(?:\\([^()]{2,30}\\)|\\bof [^()]{3,30})\\W*$",
                    CASE_INSENSITIVE);

    private WindowReader() {}

    /// The window that a heading opens: `Short-term (5-30 minutes)`, `Within 1 hour`. What it puts
    /// off is not watched until then, except where watching is what the section is for.
    ///
    /// @param among all headings of the document
    public static Optional<Entry.Window> heading(
            String title, List<String> among, Phase phase, Span span) {
        var moment = Moments.heading(title, among);
        if (moment.isPresent() && (looks(phase) || !moment.get().open())) {
            var kind =
                    takes(title, among, phase)
                            ? Entry.Window.Kind.ESTIMATE
                            : Entry.Window.Kind.WATCH;
            return Optional.of(
                    new Entry.Window(moment.get().from(), moment.get().to(), kind, title, span));
        }
        var goal = TimedTitle.goal(title);
        var words = goal ? TimedTitle.time(title) : Ordinal.without(title, among);
        var found = ANSWERS.find(words) ? List.<Durations.Found>of() : Durations.find(words);
        if (found.isEmpty() && SAME_DAY.find(title)) {
            return Optional.of(
                    new Entry.Window(
                            Duration.ZERO,
                            Duration.ofDays(1),
                            Entry.Window.Kind.FINISH_WITHIN,
                            title,
                            span));
        }
        var clock = CLOCK.matcher(title);
        if (clock.find()) {
            var from = minutes(clock.group(1), clock.group(2));
            var to = minutes(clock.group(3), clock.group(4));
            if (to.compareTo(from) > 0) {
                return Optional.of(
                        new Entry.Window(
                                Duration.ZERO,
                                to.minus(from),
                                phase == Phase.WATCH
                                        ? Entry.Window.Kind.WATCH
                                        : Entry.Window.Kind.ESTIMATE,
                                title,
                                span));
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var first = found.getFirst();
        if (goal) {
            return Optional.of(
                    new Entry.Window(
                            first.from(), first.to(), Entry.Window.Kind.ESTIMATE, title, span));
        }
        var kind =
                LASTS.find(title)
                        ? Entry.Window.Kind.ESTIMATE
                        : EVERY.find(title)
                                ? Entry.Window.Kind.EVERY
                                : WITHIN.find(title) || first.sign().startsWith("<")
                                        ? Entry.Window.Kind.FINISH_WITHIN
                                        : Later.in(title).isPresent() && phase != Phase.WATCH
                                                ? Entry.Window.Kind.WAIT
                                                : takes(title, among, phase)
                                                        ? Entry.Window.Kind.ESTIMATE
                                                        : Entry.Window.Kind.WATCH;
        return Optional.of(new Entry.Window(first.from(), first.to(), kind, title, span));
    }

    /// Whether a length of time is how long the work takes: nobody looks on for it. Where the parts
    /// of the work say how long each takes, the part that verifies it says the same.
    private static boolean takes(String title, List<String> among, Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, ROLLBACK -> !STAGED.find(title) && !OBSERVES.find(title);
            case VERIFY ->
                    (TESTED.find(title)
                                    || (TIMED_PART.find(title)
                                            && among.stream().anyMatch(TIMED_WORK::find))
                                    || oneOfSteps(title, among))
                            && !STAGED.find(title)
                            && !OBSERVES.find(title);
            // The counted steps of a failover or of routine work say their length as others do.
            case WATCH, NONE, INCIDENT, MAINTAIN ->
                    oneOfSteps(title, among) && !STAGED.find(title) && !OBSERVES.find(title);
            case OVERVIEW, TROUBLE, CONTACTS, REFERENCE, TEMPLATE -> false;
        };
    }

    /// Whether several steps that are counted say their length, and this is one of them.
    private static boolean oneOfSteps(String title, List<String> among) {
        return TIMED_STEP.find(title)
                && among.stream().filter(TIMED_STEP::find).limit(2).count() == 2;
    }

    /// Whether somebody looks at what is live.
    private static boolean looks(Phase phase) {
        return phase == Phase.WATCH || phase == Phase.VERIFY;
    }

    private static Duration minutes(String hours, String minutes) {
        return Duration.ofMinutes(60L * Integer.parseInt(hours) + Integer.parseInt(minutes));
    }

    /// `Soak for a day`, `Let it run overnight`: where time is let pass, such words count it.
    private static final QuickPattern IN_WORDS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|now|please|and)\\W+)?(?:wait|soak|bake|let|leave|keep|hold|pause|monitor|watch|observe)\\b[^.;]{0,80}?(?:(?<!\\b(?:once|twice|times|per|every|within|in) )\\ba (?:full |whole )?(?:minute|hour|day|week|month)\\b|\\bovernight\\b)(?![^.;]{0,20}\\bbefore (?!(?:you )?(?:go|continu|proceed|mov|the next|step|tak|anything|it\\b)))",
                    CASE_INSENSITIVE);

    /// Of a length from one to another (`for 24-48 hours`) nothing begins at the first.
    private static final QuickPattern SPAN =
            QuickPattern.compile(
                    "\\bfor\\s+(?:(?:at least|about|around|roughly|approximately|another|a further|a period of|the (?:next|first))\\s*)*$|\\b(?:period|duration)\\W*$",
                    CASE_INSENSITIVE);

    /// What a recovery may cost at most lets no time pass: `RPO (data loss tolerance): 24 hours`.
    private static final QuickPattern TARGET =
            QuickPattern.compile(
                    "^(?!.*\\b(?:monitor|watch|observe)\\b)\\W*(?:target |max(?:imum)? )?(?:RPO|RTO|MTTR|MTTD|MTTA|recovery (?:time objective|point(?: objective)?))\\b",
                    CASE_INSENSITIVE);

    /// The window that a line states.
    ///
    /// @param limited whether the line also states a limit, whose own figure is no window
    public static Optional<Entry.Window> line(String text, boolean limited, Span span) {
        var told = QUOTED.replaceAll(Inline.withoutCode(text), "QUOTE");
        var words = IN_WORDS.find(told) ? NumberWords.counted(told) : told;
        if (TARGET.find(words)) {
            return Optional.empty();
        }
        if (CONSECUTIVE.find(words)) {
            return Optional.of(
                    new Entry.Window(
                            Duration.ZERO,
                            EVERY.find(words)
                                    ? Durations.first(words).orElse(Duration.ZERO)
                                    : Duration.ZERO,
                            Entry.Window.Kind.EVERY,
                            text,
                            span));
        }
        for (var found : Durations.find(words)) {
            var before = words.substring(0, found.start());
            var over = OVER.find(before);
            if ((EXPIRES.find(before) && !UNTIL.find(before))
                    || GOES_ON.find(before)
                    || KEPT_BEFORE.find(before)
                    || KEPT_AFTER.find(words.substring(found.end()))
                    || (found.sign().startsWith("<") && limited && TAKES_LESS.find(before))
                    || (EVERY.find(words) && ThirdPerson.tells(words))) {
                continue;
            }
            if (!found.sign().isEmpty()
                    && !ABOUT.matches(found.sign())
                    && !ESTIMATE.find(before)
                    && !over
                    && !REACTS.find(words)
                    && !(found.sign().startsWith("<") && WITHIN.find(before))) {
                continue;
            }
            if ((limited && !over && !before.endsWith("("))
                    || (!limited && LOOKS_BACK.find(before))) {
                continue;
            }
            if (found.unit().length() == 1
                    && !over
                    && !before.endsWith("(")
                    && found.sign().isEmpty()
                    && !ESTIMATE.find(before)) {
                continue;
            }
            return Optional.of(
                    new Entry.Window(
                            SPAN.find(before) ? Duration.ZERO : found.from(),
                            found.to(),
                            // A figure's own length of time is nobody's deadline.
                            limited
                                            && before.chars().anyMatch(Character::isDigit)
                                            && WITHIN.find(before)
                                    ? Entry.Window.Kind.ESTIMATE
                                    : kind(words, before, ABOUT.matches(found.sign())),
                            text,
                            span));
        }
        if (AT_ONCE.find(words)) {
            return Optional.of(
                    new Entry.Window(
                            Duration.ZERO, Duration.ZERO, Entry.Window.Kind.ESTIMATE, text, span));
        }
        if (MOMENT.find(words)) {
            var at = Durations.first(words).orElse(Duration.ZERO);
            return Optional.of(new Entry.Window(at, at, Entry.Window.Kind.WAIT, text, span));
        }
        return Optional.empty();
    }

    /// @param about whether the length is only guessed (`~30 s`), as nobody does who says how long
    ///   to watch
    private static Entry.Window.Kind kind(String words, String before, boolean about) {
        if (EVERY.find(words)) {
            return Entry.Window.Kind.EVERY;
        }
        if (WITHIN.find(before) || REACTS.find(words)) {
            return Entry.Window.Kind.FINISH_WITHIN;
        }
        if (ESTIMATE.find(words)) {
            return Entry.Window.Kind.ESTIMATE;
        }
        if (WAIT.find(before) || Later.in(words).isPresent()) {
            return Entry.Window.Kind.WAIT;
        }
        if (about && !OBSERVES.find(words)) {
            return Entry.Window.Kind.ESTIMATE;
        }
        return WATCH.find(words) ? Entry.Window.Kind.WATCH : Entry.Window.Kind.ESTIMATE;
    }
}
