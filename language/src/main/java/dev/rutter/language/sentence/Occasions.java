package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Kinds of releases that most releases are not of.
public final class Occasions {
    /// How much a heading leaves of the usual way of releasing.
    public enum Day {
        /// `Special builds`: whatever comes below it.
        SPECIAL,
        /// `Hotfix procedure`, `Backporting a fix`: for what nobody planned.
        UNPLANNED,
        /// `Release candidates`, `New major release`: for another kind than the usual one.
        OTHER,
        /// A day like any other.
        USUAL
    }

    /// A kind of release that most releases are not of.
    public static final String RARE =
            "(?:an? |any |the )?(?:new )?(?:pre-?releases?|betas?|alphas?|release candidates?|rcs?|hot-?fix(?:es)?|dry[- ]?runs?|snapshots?|nightl(?:y|ies)|patch|minor|major|bug-?fix(?:es)?|emergency (?:releases?|fix(?:es)?|deploy\\w*)|(?:very )?first(?:[- ]time)? (?:releases?|deploy\\w*|install\\w*))(?: (?:releases?|versions?|builds?|deploy\\w*|updates?|upgrades?))?";

    /// Words that say what a line or block is only for: `For a dry run:`, `To publish a beta,`.
    static final String OTHER_DAY =
            "(?:for|to (?:publish|release|make|cut|create|ship|push|do|perform)) "
                    + RARE
                    + "(?=\\W*[,:])";

    private static final String NOUN =
            "(?: (?:releases?|versions?|builds?|deploy\\w*|fix(?:es)?|patch(?:es)?|upgrades?))";

    private static final String ENDS =
            "(?: (?:process|procedure|steps|workflow|flow|path|branch(?:es)?))?(?: (?:from|on|off|for|to|onto|into) .*)?(?: ?\\([^)]*\\))?$";

    private static final String PUTS_OUT =
            "^(?:how to )?(?:(?:deploy|ship|releas|publish|mak|creat|cut|do|perform)(?:t?ing|e)? )?(?:(?:an?|additional|another|further|subsequent|other|new|the next) )*";

    private static final QuickPattern SPECIAL =
            QuickPattern.compile(
                    "^(?:special|exceptional|unusual|non-?standard|rare|other|additional) (?:cases?|situations?|circumstances|occasions|kinds? of (?:releases?|builds?|deployments?)|types? of (?:releases?|builds?|deployments?)|releases?|builds|release (?:types|kinds))$",
                    CASE_INSENSITIVE);

    private static final QuickPattern UNPLANNED =
            QuickPattern.compile(
                    PUTS_OUT
                            + "(?:(?:urgent |emergency )?hot-?fix(?:es|ing)?(?: (?:releases?|deploy\\w*))?|(?:out[- ]of[- ]band|unscheduled|unplanned|embargoed|coordinated[- ]disclosure|ad[- ]?hoc|expedited|urgent|security)"
                            + NOUN
                            + "|back-?port(?:s|ing|ed)?(?:(?: (?:an?|any|single|individual|some))* (?:fix(?:es)?|changes?|commits?|patch(?:es)?|bug-?fix(?:es)?|pull requests?|prs?)| releases?)?)"
                            + ENDS,
                    CASE_INSENSITIVE);

    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    PUTS_OUT
                            + "(?:(?:release candidates?|rcs?|pre-?releases?|nightlies)(?: (?:builds?|versions?))?|(?:beta|alpha|nightly|snapshot|preview|experimental|major|minor|patch|point|dot|bug-?fix|lts|long[- ]term[- ]support|maintenance|(?:very )?first)"
                            + NOUN
                            + "{1,2})"
                            + ENDS,
                    CASE_INSENSITIVE);

    /// What nobody has made yet: `Continuous deployment (future)`, `Planned: blue-green`.
    private static final QuickPattern NOT_YET =
            QuickPattern.compile(
                    "[(\\[—–:-]\\s*(?:future(?: work)?|not (?:yet )?(?:implemented|configured|set up|available|in use|done)(?: yet)?|coming soon|tbd|planned(?: (?:work|feature))?|draft|wip|work in progress|proposed|proposal|idea)\\s*[)\\]]?\\W*$|^\\W*(?:future (?:work|improvements?|enhancements?|plans?|considerations?|ideas?)|coming soon|roadmap|nice[- ]to[- ]haves?)\\b",
                    CASE_INSENSITIVE);

    /// A remark of a heading that what stands below it is not the way things are done, but kept for
    /// when that fails.
    private static final String ASIDE =
            "(?:(?:only |use only |reserved )?(?:in|for|during) (?:an? |case of )?emergenc(?:y|ies)(?: only| use(?: only)?)?|emergenc(?:y|ies)(?: only| use(?: only)?| procedure)?"
                    + "|(?:as )?(?:an? |the )?fall-?back(?: only| option| method| path| procedure)?|back-?up (?:plan|option|method|way|procedure)|plan b"
                    + "|(?:as )?(?:an? |the )?last resort(?: only)?|break[- ]?glass(?: only| procedure)?|(?:when|if) all else fails"
                    + "|(?:only )?(?:very )?(?:rarely|seldom)(?: (?:needed|used|required|necessary))?|not recommended|discouraged)";

    private static final QuickPattern KEPT =
            QuickPattern.compile(
                    "[(\\[]\\s*"
                            + ASIDE
                            + "\\s*[)\\]]\\W*$|(?:,|\\s[–—-]|:)\\s+"
                            + ASIDE
                            + "\\W*$"
                            + "|^\\W*(?:alternative(?:ly)?(?: (?:way|method|procedure))?|"
                            + ASIDE
                            + ")\\s*(?::|\\s[–—-])\\s",
                    CASE_INSENSITIVE);

    private Occasions() {}

    /// Whether a heading says that its section is kept for when the usual way fails.
    public static boolean kept(String title) {
        return KEPT.find(title);
    }

    /// Whether a heading says that nobody has made what stands below it.
    public static boolean notYet(String title) {
        return NOT_YET.find(title);
    }

    /// For which day a heading's words say that its section is, where they say no more than that.
    public static Day day(String title) {
        return SPECIAL.find(title)
                ? Day.SPECIAL
                : UNPLANNED.find(title) ? Day.UNPLANNED : OTHER.find(title) ? Day.OTHER : Day.USUAL;
    }
}
