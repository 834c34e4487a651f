package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.regex.MatchResult;

/// What has to have happened before something is done, and no command brings about: `Once
/// approved:`, `(only after the lag is 0)`, `As soon as the replica accepts writes, …`. Somebody
/// says whether it has.
public final class Events {
    /// What one of them needs.
    private static final QuickPattern MAY =
            QuickPattern.compile(
                    "\\b(?:once|as soon as|after|upon|following|pending|subject to|not before|wait)\\b",
                    CASE_INSENSITIVE);

    /// Who does the steps, or one of them: that it is done is known.
    private static final String OWN =
            "(?:(?:this|that|it|they|these|those|everything|the (?:above|previous|last|first|next|following)(?: \\w+)?|(?:the |this |that |these |those |your |all )?(?:commands?|scripts?|steps?|playbook|tool|wizard|session|shell|terminal|installation|install|download|clone|checkout)(?: \\w+)?|step \\d+)\\s+(?:(?:is|are|has|have|was|were)\\s+)?(?:all\\s+|been\\s+|successfully\\s+)*(?:done|finish\\w*|complet\\w*|run|ran|over|executed|installed|cloned|started|in place|set(?: up)?|created)\\b"
                    + "|(?:you|we|i)(?:['’]ve|['’]re)?\\b(?! (?:have |get |receive |got |are )(?:the |an? |been )?(?:approv\\w+|confirm\\w+|sign-?off|permission|go-?ahead|green light|sure|happy|satisfied|certain)))";

    private static final String VERB =
            "(?:is|are|isn['’]t|aren['’]t|has|have|was|were|does|did|accepts?|signs? off|signed off|approves?|approved|confirms?|confirmed|passes|passed|reports?|shows?|says|agrees?|agreed|gives?|gave|looks?|becomes?|reach(?:es)?|drops?|catch(?:es)? up|comes? (?:up|online|back)|came (?:up|back)|finish(?:es)?|completes?|ends?|succeeds?|turns?|stops?|reads?|uses?|serves?|answers?|responds?|propagates?|expires?)";

    /// `once the lag is 0`
    private static final String CLAUSE =
            "(?:once|as soon as|after)\\s+(?!"
                    + OWN
                    + ")[^.,:;`()\\[\\]]{2,80}?\\s"
                    + VERB
                    + "\\b[^,:;`()\\[\\]]{0,100}?";

    /// `once approved`
    private static final String DONE =
            "(?:once|after being|after having been|as soon as|only when)\\s+(?:it (?:is|has been)\\s+|fully\\s+|officially\\s+|formally\\s+)?(?:approved|confirmed|accepted|reviewed|signed[ -]off|verified|validated|merged|ready|green|healthy|live|synced|in sync|synchroni[sz]ed|caught up|propagated|replicated|available|online|released|published|agreed)\\b(?! by (?:the |this )?(?:command|script))[^.,:;`()\\[\\]]{0,60}?";

    /// `after approval by the board`
    private static final String GIVEN =
            "(?:after|upon|following|pending|subject to|on)\\s+(?:(?:the|an?|your|their|written|formal|final|explicit|successful|positive|manual|\\w+['’]s|[\\w-]+)\\s+){0,4}?(?:approvals?|sign-?off|confirmation|go-?ahead|green light|consent|permission|clearance|acceptance)\\b[^.,:;`()\\[\\]]{0,60}?"
                    + "|(?:after|upon|following)\\s+(?:an?|the|all)?\\s*successful(?:ly passing)?\\s+[^.,:;`()\\[\\]]{3,60}?";

    /// `not before Monday`
    private static final String DATE =
            "(?:only (?:after|from)|not before)\\s+(?:next\\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the\\s+[^.,:;`()\\[\\]]{2,40}?|\\d[\\d:.h/ -]*(?:am|pm)?|[A-Z]\\w+ \\d{1,2})";

    private static final String ANY = "(?:" + CLAUSE + "|" + DONE + "|" + GIVEN + "|" + DATE + ")";

    /// In front of what is done then.
    private static final QuickPattern HEAD =
            QuickPattern.compile(
                    "^\\W*(?:(?:step )?\\d+[.):]\\s*)?(?:(?:then|and|but|only)\\s+){0,2}("
                            + ANY
                            + ")(?:\\s*(?:,\\s|:|\\s[–—-]\\s|\\(|`)|\\s+(?=(?:deploy|release|merge|promote|push|ship|publish|proceed|continue)\\s+(?:the|to|it|your|with)\\b))",
                    CASE_INSENSITIVE);

    /// In brackets beside it.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "[(\\[]\\s*((?:(?:but|and|only|do (?:this|it)|run|to be run|allowed)\\s+){0,3}"
                            + ANY
                            + ")[.,;]?\\s*[)\\]]",
                    CASE_INSENSITIVE);

    /// Behind it.
    private static final QuickPattern TAIL =
            QuickPattern.compile(
                    "(?<=[\\s`])((?:only\\s+)?(?:as soon as|once|only after)\\s+(?!"
                            + OWN
                            + ")[^.,:;`()\\[\\]]{2,80}?\\s"
                            + VERB
                            + "\\b[^,:;`()\\[\\]]{0,80}?|(?:only\\s+)?"
                            + DONE
                            + "|only "
                            + GIVEN
                            + ")\\s*(?:[.!]?\\s*$|:\\s*`)",
                    CASE_INSENSITIVE);

    /// What comes about, and no case among others.
    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\W*(?:only\\s+)?(?:after(?! any\\b)|once|as soon as)\\b", CASE_INSENSITIVE);

    /// What tells to look whether it is so, or says what happens by itself.
    private static final QuickPattern LOOKS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:check|verify|confirm|ensure|make sure|note|see|wait|expect|watch|monitor|observe|you (?:should|will|can)|the|this|it|that)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern WAITS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(wait (?:until|till)\\s+[^.,:;`()]{3,80}?)\\s*(?:[:;]|,? (?:and )?then\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNTIL =
            QuickPattern.compile("^wait\\s+(?:until|till)\\s+", CASE_INSENSITIVE);

    private static final QuickPattern FOR =
            QuickPattern.compile("\\bfor\\s+" + Durations.LENGTH, CASE_INSENSITIVE);

    /// No longer line is looked at.
    private static final int MOST = 400;

    private static final Memo<Optional<String>> READ = Memo.of(Events::read);

    private Events() {}

    /// The condition that a line puts on itself or on what follows.
    public static Optional<String> in(String text) {
        return READ.of(text);
    }

    /// `Once happy with the test, …`, `Tags should be made only after …`
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "^once\\b[^,:]{3,120}(?=[,:])|(?:^[^;.]{0,90}\\b(?:should|must|may)\\b[^;.]{0,90}|^[(#]?)\\bonly after\\b[^.;]{3,80}",
                    CASE_INSENSITIVE);

    private static final QuickPattern ONLY =
            QuickPattern.compile("\\bonly after\\b[^.;]{3,80}", CASE_INSENSITIVE);

    /// What a line says to come first, be it the work of whoever reads it: it is the order that the
    /// steps have anyway, and nobody is asked for it.
    public static Optional<String> said(String line) {
        if (line.indexOf("nce ") < 0 && line.indexOf("nly after ") < 0) {
            return Optional.empty();
        }
        var plain = Phrases.stripNumber(Inline.plain(line));
        return FIRST.first(plain)
                .or(() -> Imperatives.tells(line) ? ONLY.first(plain) : Optional.empty())
                .map(found -> found.group().strip());
    }

    /// Whether a condition's own words are one.
    static boolean opens(String condition) {
        return OPENS.find(condition);
    }

    /// Whether a line begins with one.
    static boolean leads(String text) {
        return in(text).isPresent() && HEAD.find(Inline.plain(text));
    }

    /// Behind a command, where the line says nothing else.
    private static Optional<MatchResult> tail(String line, String text) {
        return line.indexOf('`') < 0 || text.contains(", ") || LOOKS.find(text)
                ? Optional.empty()
                : TAIL.first(text);
    }

    /// `Wait until it is approved: …`, where the command does not show it itself.
    private static Optional<MatchResult> waits(String line, String text) {
        return line.indexOf('`') < 0
                ? Optional.empty()
                : WAITS.first(text)
                        .filter(found -> !HaltSentences.looks(text.substring(found.end())))
                        .filter(found -> !shown(found, text));
    }

    /// Whether the command behind it shows that nothing is left.
    private static boolean shown(MatchResult waits, String text) {
        var so = UNTIL.replaceFirst(waits.group(1).strip(), "");
        return WaitedFor.nothing(so)
                && Inline.codes(text.substring(waits.end() - 1)).stream()
                        .limit(1)
                        .anyMatch(code -> WaitedFor.shownBy(code, so));
    }

    /// What a remark beside a command makes somebody look at or agree to before it is run.
    private static Optional<String> aside(String line) {
        if (line.indexOf('`') < 0 || line.length() > MOST) {
            return Optional.empty();
        }
        var text = Inline.plain(line);
        return Permission.aside(text).or(() -> Asides.other(text));
    }

    /// Whether a line has such a remark.
    public static boolean beside(String line) {
        return aside(line).isPresent();
    }

    private static final QuickPattern ARE = QuickPattern.compile("(?<=\\w)['’]re\\b");

    private static Optional<String> read(String line) {
        var text = ARE.replaceAll(Inline.plain(line), " are");
        if (text.length() > MOST) {
            return Optional.empty();
        }
        var aside = aside(line);
        if (aside.isPresent()) {
            return aside;
        }
        if (!MAY.find(text)
                || FOR.find(text)
                || Later.in(line).isPresent()
                || Later.soon(line).isPresent()) {
            return Optional.empty();
        }
        return HEAD.first(text)
                .or(() -> ASIDE.first(text))
                .or(() -> tail(line, text))
                .or(() -> waits(line, text))
                .map(found -> found.group(1).strip());
    }
}
