package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Sections on what goes wrong or has gone wrong, and on the way back from it.
record BadDays(DocumentKind kind, PhaseContent content, StepsBack back) {
    private static final QuickPattern FINDS_OUT =
            QuickPattern.compile(
                    "^(?:triage|investigation|diagnos(?:is|tics?)|remediation) (?:steps|options|guide|checklist|commands|queries)$"
                            + "|^(?:(?:common|possible|likely|typical|known) )?causes (?:and|&) (?:solutions|fixes|cures|resolutions?|remedies|actions)$",
                    CASE_INSENSITIVE);

    /// The same where nothing says that the document is about something else.
    private static final QuickPattern CAUSES =
            QuickPattern.compile(
                    "^(?:triage|investigation|diagnos(?:is|tics?)) steps$"
                            + "|^(?:(?:common|possible|likely|typical|known) )?causes (?:and|&) (?:solutions|fixes|cures|resolutions?|remedies|actions)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern WHEN_TO =
            QuickPattern.compile(
                    "^when (?:to|should (?:you|we)|do we) (?!.*\\b(?:roll|revert|abort|undo|back|restore|escalat|page|call|declare|stop|halt|ignore|go|turn)\\w*)\\w",
                    CASE_INSENSITIVE);
    private static final QuickPattern GOES_WRONG =
            QuickPattern.compile(
                    "^(?:if|when|in case|what (?:to do )?(?:if|when))\\b.*\\b(?:wrong|fail(?:s|ed|ing)?|breaks?|badly|trouble|problems?|bad|broken|down|crash(?:es|ed)?|hangs|stuck|unreachable)\\b",
                    CASE_INSENSITIVE);

    /// What nobody does unless something has happened.
    private static final QuickPattern WHAT_TO_DO =
            QuickPattern.compile("^what to do (?:if|when)\\b", CASE_INSENSITIVE);

    /// The release itself, or no more than "it": what else goes wrong is trouble and takes nothing
    /// back.
    private static final QuickPattern RELEASE =
            QuickPattern.compile(
                    "\\b(?:it|this|that|something|anything|things|everything|deploy\\w*|releas\\w*|roll-?out|migrations?|upgrade|update|launch|cut-?over|go-?live|verification|validation|smoke|checks?|tests?|steps?|phase)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern POST_ROLLBACK =
            QuickPattern.compile("post-?roll-?back (actions|steps|tasks)", CASE_INSENSITIVE);

    /// Entries on something that has happened.
    List<PhaseRule> events() {
        return List.of(
                new PhaseRule(
                        "its title says what has happened",
                        it ->
                                !(IssueTitles.entry(it.words())
                                                || (badDay() && IssueTitles.playbook(it.words())))
                                        ? Optional.empty()
                                        : Optional.of(
                                                it.above() == Phase.INCIDENT
                                                                || it.above() == Phase.ROLLBACK
                                                        ? it.above()
                                                        : entry())),
                new PhaseRule(
                        "it is one of several things that may happen",
                        it ->
                                !kind.scenario(it.words(), it.above())
                                        ? Optional.empty()
                                        : Optional.of(it.top() ? entry() : it.above())),
                PhaseRule.is(
                        Phase.TROUBLE,
                        "it holds a symptom and its cure",
                        it ->
                                it.above() != Phase.INCIDENT
                                        && it.above() != Phase.TEMPLATE
                                        && (IssueTitles.cured(it.raw().blocks())
                                                || (badDay()
                                                        && IssueTitles.mended(it.raw().blocks())))),
                new PhaseRule(
                        "its parts are how something shows and what is done about it",
                        it ->
                                it.top() && IncidentPlaybook.entry(it.raw().children())
                                        ? Optional.of(entry())
                                        : Optional.empty()));
    }

    /// The way back, and when it is taken.
    List<PhaseRule> goingBack() {
        return List.of(
                PhaseRule.is(
                        Phase.ROLLBACK,
                        "it is a part of the way back",
                        it -> back.goesBack(it.index()) || POST_ROLLBACK.find(it.words())),
                PhaseRule.is(
                        Phase.ROLLBACK,
                        "it says when to go back",
                        it -> GOES_WRONG.find(it.words()) && WhenToGoBack.in(it.raw().blocks())));
    }

    /// What a document about bad days, or a chapter on them, makes of its parts.
    List<PhaseRule> goingWrong() {
        return List.of(
                new PhaseRule(
                        "what the whole document is about",
                        it ->
                                it.top()
                                        ? Optional.ofNullable(
                                                kind.scenario(it.index(), it.words(), it.stated()))
                                        : Optional.empty()),
                PhaseRule.is(
                        Phase.TROUBLE,
                        "it tells how what is wrong is found out and mended",
                        it ->
                                it.top()
                                        && (badDay()
                                                ? FINDS_OUT.find(it.words())
                                                : kind.title() == Phase.NONE
                                                        && CAUSES.find(it.words()))),
                PhaseRule.is(
                        Phase.OVERVIEW,
                        "it says when something is done, and does nothing",
                        it ->
                                it.top()
                                        && (it.stated() == null || it.states(Phase.DEPLOY))
                                        && WHEN_TO.find(it.words())
                                        && !it.raw().acts()),
                PhaseRule.is(
                        Phase.TROUBLE,
                        "it is a numbered part of what is done about something wrong",
                        it ->
                                it.top()
                                        && kind.title() == Phase.TROUBLE
                                        && PartOrder.numbered(it.raw())
                                        && it.stated() != null
                                        && done(it.stated())),
                PhaseRule.is(
                        Phase.OVERVIEW,
                        "it draws a picture of the system before anything is done",
                        it -> it.top() && it.vague() && kind.picture(it.index(), it.words())),
                new PhaseRule(
                        "its title says that something goes wrong",
                        it ->
                                it.top()
                                                && (it.stated() == null
                                                        || it.states(Phase.DEPLOY)
                                                        || it.states(Phase.VERIFY))
                                                && (GOES_WRONG.find(it.words())
                                                        || WHAT_TO_DO.find(it.words()))
                                        ? Optional.of(
                                                RELEASE.find(it.words())
                                                                && !content.tellsTheWayBack(
                                                                        it.index())
                                                        ? Phase.ROLLBACK
                                                        : Phase.TROUBLE)
                                        : Optional.empty()));
    }

    private static boolean done(Phase stated) {
        return switch (stated) {
            case PREPARE, DEPLOY, VERIFY, WATCH, MAINTAIN -> true;
            case NONE, OVERVIEW, ROLLBACK, INCIDENT, TROUBLE, CONTACTS, REFERENCE, TEMPLATE ->
                    false;
        };
    }

    /// Whether the document is about something that is wrong.
    private boolean badDay() {
        return kind.title() == Phase.TROUBLE || kind.title() == Phase.INCIDENT;
    }

    /// What an entry on something that has happened is for, in a document about such days and in
    /// any other.
    private Phase entry() {
        return kind.title() == Phase.INCIDENT ? Phase.INCIDENT : Phase.TROUBLE;
    }
}
