package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;

/// What a heading's words come to inside a section that is already about something: some of them
/// mean less there, and the subsection stays what its parent is.
final class Nesting {
    private static final QuickPattern DEPLOY_2 = QuickPattern.compile("(?i).*deploy.*");

    private static final QuickPattern PROCEDURE = QuickPattern.compile("(?i).*procedure.*");

    private static final QuickPattern ROLLBACK =
            QuickPattern.compile("roll(ing)?[- ]?back|revert", CASE_INSENSITIVE);

    /// Monitoring that stands for ever, as against looking at dashboards once.
    private static final QuickPattern STANDING =
            QuickPattern.compile(
                    "(automated|continuous|uptime|synthetic|ongoing) monitoring|monitoring set-?up|set ?up monitoring|long-?term|\\balert|\\bwatch",
                    CASE_INSENSITIVE);

    /// What runs nothing under these words alone watches, wherever it stands.
    private static final String NOTHING_ELSE = "monitoring";

    private static final QuickPattern REQUIRED =
            QuickPattern.compile("^(?:required|requirements|prerequisites?)\\b", CASE_INSENSITIVE);

    private static final QuickPattern FIXED_REFERENCE =
            QuickPattern.compile(
                    "resources|references?$|links|architecture|best practices|see also|^how (?:it|this|they|that) works?$"
                            + "|appendix|cheat|related",
                    CASE_INSENSITIVE);

    /// How something works by itself, and what things are called.
    private static final QuickPattern TELLS =
            QuickPattern.compile(
                    "^(?:how (?:it|this|they|that|the [\\w-]+) works?|what (?:the|our|this|it) (?:[\\w-]+ ){0,2}(?:does|do|enforces?|contains?|creates?|means?))\\b|\\b(?:conventions?|naming)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ROUTINE =
            QuickPattern.compile("schedule|routine|daily|weekly|monthly|drill", CASE_INSENSITIVE);

    private static final QuickPattern ENDS_IT =
            QuickPattern.compile(PhaseNames.ENDS_IT, CASE_INSENSITIVE);

    private static final QuickPattern MANAGES =
            QuickPattern.compile(
                    "incident response|emergency|escalat|security (?:incidents?|breach)",
                    CASE_INSENSITIVE);

    /// Among upkeep, what is done when something has happened.
    private static final QuickPattern HAPPENS =
            QuickPattern.compile(
                    "^(?:incident response|emergency (?:procedures?|response)|disaster recovery|security (?:incidents?|breach))\\b",
                    CASE_INSENSITIVE);

    /// A part of a procedure by its name alone: what comes before it …
    private static final QuickPattern READIES =
            QuickPattern.compile(
                    "(?:pre-?(?:flight|checks?|requisites?|conditions?|deploy(?:ment)?)|preparations?|prepare|before you (?:start|begin))(?: (?:checks?|checklist|steps|checklists|backups?))?|before (?:you |we )?(?!and\\b)\\w+ing\\b.{0,30}"
                            + "|pre-?deploy(?:ment)? (?:manual )?back-?ups?",
                    CASE_INSENSITIVE);

    /// … and what proves it.
    private static final QuickPattern PROVES =
            QuickPattern.compile(
                    "(?:verify|verification|validat(?:e|ion)|confirm(?:ation)?|post-?(?:flight|checks?)|smoke tests?|success criteria|(?:verify|confirm|check) (?:it|the (?:result|change|outcome)|that it (?:worked|works)))(?: (?:checks?|checklist|steps))?",
                    CASE_INSENSITIVE);

    private static final QuickPattern OVERVIEW =
            QuickPattern.compile("overview|background|purpose", CASE_INSENSITIVE);

    /// Secrets are not rotated to get ready for anything.
    private static final QuickPattern ROTATES =
            QuickPattern.compile("\\b(?:rotat|renew|revok)\\w+\\b", CASE_INSENSITIVE);

    /// The procedure, and not a step that rotates.
    private static final QuickPattern ROTATION =
            QuickPattern.compile(
                    "^(?:\\w+ )?(?:secrets?|keys?|credentials?|certificates?|tokens?|passwords?) rotation\\b",
                    CASE_INSENSITIVE);

    /// Inside a deployment these are steps of it.
    static final QuickPattern INSTALLS =
            QuickPattern.compile(
                    "^(?!.*\\b(pre-|prerequisite|before|environment var)).*\\b(set-?up"
                            + "|install\\w*|configur\\w+|provision\\w*)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern BACKS_UP =
            QuickPattern.compile(
                    "^(?:create |take |make )?(?:an? |the )?(?:\\w+ )?back-?up\\b",
                    CASE_INSENSITIVE);

    /// The deployment itself, though it is done the day before everybody is told.
    private static final QuickPattern DEPLOYS =
            QuickPattern.compile(
                    "(?:^|[:–—] ?)deploy(?:ment)?(?: (?:&|(?:and|to prod\\w*|the (?:release|application|app|service)|backend|frontend)\\b).*)?$",
                    CASE_INSENSITIVE);

    /// What a pipeline lets a version pass through is a part of putting it out.
    private static final QuickPattern GATE = QuickPattern.compile("\\bgates?\\b", CASE_INSENSITIVE);

    static final QuickPattern TASKS =
            QuickPattern.compile("\\bpost-?deploy(?:ment)? tasks\\b", CASE_INSENSITIVE);

    private static final QuickPattern LEVELS =
            QuickPattern.compile("severit|escalat|on-?call|\\blevels?\\b", CASE_INSENSITIVE);

    static final QuickPattern VARIABLES =
            QuickPattern.compile("environment variables?|env vars?|secrets", CASE_INSENSITIVE);

    private Nesting() {}

    /// @param stated what the heading's words state
    /// @param above the phase of the section that it is directly in
    /// @param words the heading without its number and marks
    /// @param acts whether the section holds commands, steps or boxes
    /// @param runs whether it holds commands
    static Phase of(Phase stated, Phase above, String words, boolean acts, boolean runs) {
        if (byName(stated, above, words)
                || (stated == Phase.OVERVIEW && OVERVIEW.matches(words))
                || (stated == Phase.REFERENCE && !acts && TELLS.find(words))) {
            return stated;
        }
        var stays =
                switch (above) {
                    case NONE -> false;
                    case OVERVIEW -> spokenOf(stated, words, acts, runs);
                    case PREPARE ->
                            !(stated == Phase.CONTACTS
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.TROUBLE
                                    || (stated == Phase.REFERENCE
                                            && !acts
                                            && FIXED_REFERENCE.find(words))
                                    || (stated == Phase.MAINTAIN && ROTATES.find(words))
                                    || (stated == Phase.ROLLBACK && ROLLBACK.find(words))
                                    || (stated == Phase.DEPLOY && runs && DEPLOYS.find(words)));
                    case DEPLOY ->
                            (stated == Phase.REFERENCE && !FIXED_REFERENCE.find(words))
                                    || (stated == Phase.MAINTAIN
                                            && !ROUTINE.find(words)
                                            && !ROTATION.find(words)
                                            && !ENDS_IT.find(words))
                                    || (stated == Phase.INCIDENT && DEPLOY_2.matches(words))
                                    || (stated == Phase.PREPARE
                                            && (INSTALLS.find(words)
                                                    || BACKS_UP.find(words)
                                                    || GATE.find(words))
                                            && !REQUIRED.find(words))
                                    || (stated == Phase.WATCH && runs && TASKS.find(words));
                    case VERIFY ->
                            !((stated == Phase.WATCH
                                            && (STANDING.find(words)
                                                    || (!runs
                                                            && words.equalsIgnoreCase(
                                                                    NOTHING_ELSE))))
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.TROUBLE);
                    case WATCH ->
                            !(stated == Phase.INCIDENT
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.ROLLBACK
                                    || stated == Phase.TROUBLE
                                    || (stated == Phase.VERIFY && runs));
                    case ROLLBACK ->
                            !(stated == Phase.VERIFY
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.CONTACTS
                                    || stated == Phase.TROUBLE);
                    case INCIDENT ->
                            !(stated == Phase.CONTACTS
                                    || stated == Phase.TEMPLATE
                                    || stated == Phase.ROLLBACK);
                    case TROUBLE ->
                            !(stated == Phase.CONTACTS
                                    || stated == Phase.TEMPLATE
                                    || (stated == Phase.ROLLBACK && PROCEDURE.matches(words))
                                    || (stated == Phase.INCIDENT && MANAGES.find(words)));
                    case CONTACTS ->
                            !(stated == Phase.TEMPLATE
                                    || (stated == Phase.INCIDENT && (acts || MANAGES.find(words))));
                    case MAINTAIN ->
                            !(stated == Phase.ROLLBACK
                                            && ROLLBACK.find(words)
                                            && !ROUTINE.find(words))
                                    && stated != Phase.CONTACTS
                                    && !(stated == Phase.INCIDENT
                                            && (HAPPENS.find(words) || IssueTitles.happened(words)))
                                    && stated != Phase.TROUBLE
                                    && (stated != Phase.WATCH
                                            || TASKS.find(words)
                                            || ROUTINE.find(words))
                                    && stated != Phase.TEMPLATE;
                    case TEMPLATE -> stated != Phase.INCIDENT || !MANAGES.find(words);
                    case REFERENCE ->
                            stated == Phase.DEPLOY
                                    || (stated == Phase.PREPARE && !REQUIRED.find(words))
                                    || stated == Phase.OVERVIEW
                                    || stated == Phase.VERIFY;
                };
        if (above == Phase.DEPLOY && stays && VARIABLES.find(words)) {
            return Phase.PREPARE;
        }
        return stays ? above : stated;
    }

    /// Whether a subsection is called after its part of a procedure: in a chapter of procedures
    /// that are not the deployment, each has its own.
    private static boolean byName(Phase stated, Phase above, String words) {
        return switch (above) {
            case INCIDENT, MAINTAIN ->
                    (stated == Phase.PREPARE && READIES.matches(PhaseNames.untimed(words)))
                            || (stated == Phase.VERIFY
                                    && PROVES.matches(PhaseNames.untimed(words)));
            case NONE,
                    OVERVIEW,
                    PREPARE,
                    DEPLOY,
                    VERIFY,
                    WATCH,
                    ROLLBACK,
                    TROUBLE,
                    CONTACTS,
                    REFERENCE,
                    TEMPLATE ->
                    false;
        };
    }

    /// What an overview only speaks of, and does not do.
    private static boolean spokenOf(Phase stated, String words, boolean acts, boolean runs) {
        return switch (stated) {
            case DEPLOY, VERIFY -> true;
            case REFERENCE, WATCH, MAINTAIN, TROUBLE -> !runs;
            case ROLLBACK -> !acts && Lead.of(words) != Lead.TRIGGER;
            case INCIDENT -> !runs && !LEVELS.find(words);
            case NONE, OVERVIEW, PREPARE, CONTACTS, TEMPLATE -> false;
        };
    }
}
