package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// Setting something up, configuring and installing it: by its words it gets ready, but amid a
/// deployment it is a step of it.
///
/// @param title the index of the document's title, or -1
/// @param firstDeployment where the deployment itself begins, or -1
record SettingUp(
        PhaseContent content, PartOrder order, DocumentKind kind, int title, int firstDeployment) {
    private static final QuickPattern SETS_UP =
            QuickPattern.compile(
                    "^(?:configure|set ?up|create|import|install|enable)\\b", CASE_INSENSITIVE);

    private static final QuickPattern SETTING_UP =
            QuickPattern.compile(
                    "\\b(?:set[- ]?up|configur\\w+|install\\w*|provision\\w*|secrets|credentials)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONFIGURATION =
            QuickPattern.compile("\\bconfiguration$", CASE_INSENSITIVE);

    /// What is set up once, or elsewhere, and not with each deployment.
    private static final QuickPattern ONCE =
            QuickPattern.compile(
                    "\\b(?:local|locally|dev|development|one-time|once|first|initial|pre-?\\w+|prerequisites?|required|requirements?|before)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern STRATEGY =
            QuickPattern.compile("\\bstrateg(?:y|ies)$|\\buse[- ]cases?$", CASE_INSENSITIVE);

    /// A step that looks at what goes on, for no length of time.
    private static final QuickPattern LOOKS_ON =
            QuickPattern.compile(
                    "^monitor\\b(?!.*\\d ?(?:s|sec|min|h|hour)\\w*\\b)", CASE_INSENSITIVE);

    private static final QuickPattern POST =
            QuickPattern.compile(
                    "\\bpost-|\\bwatch|set-?up\\b|first \\d|\\bafter\\b|hours?\\b|monitor(?:ing)? period",
                    CASE_INSENSITIVE);

    List<PhaseRule> rules() {
        return List.of(
                PhaseRule.is(
                        Phase.DEPLOY,
                        "the document is about setting up, and deploys nowhere else",
                        it ->
                                it.top()
                                        && it.states(Phase.PREPARE)
                                        && firstDeployment < 0
                                        && kind.deploys()
                                        && it.raw().children().size() >= PartOrder.FEWEST
                                        && SETTING_UP.find(it.words())
                                        && !ONCE.find(it.words())),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it is a step counted with the deployment",
                        it ->
                                it.top()
                                        && (it.states(Phase.PREPARE) || it.states(Phase.WATCH))
                                        && SETTING_UP.find(it.words())
                                        && order.stepBeforeDeployment(it.index())),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it stands amid the deployment",
                        it ->
                                it.top()
                                        && (installs(it) || configures(it))
                                        && !ONCE.find(it.words())
                                        && order.amid(it.index())),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it is the deployment in short",
                        it ->
                                it.top()
                                        && it.states(Phase.REFERENCE)
                                        && kind.title() == Phase.DEPLOY
                                        && content.inShort(it.index(), title, it.words())),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it is a strategy, and runs it",
                        it ->
                                it.states(Phase.OVERVIEW)
                                        && STRATEGY.find(it.words())
                                        && content.runs(it.index())),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it is a numbered part of the deployment",
                        it ->
                                it.above() == Phase.DEPLOY
                                        && (it.states(Phase.PREPARE) || it.states(Phase.REFERENCE))
                                        && Nesting.VARIABLES.find(it.words())
                                        && !ONCE.find(it.words())
                                        && PartOrder.numbered(it.raw())),
                PhaseRule.is(
                        Phase.PREPARE,
                        "it is told before the deployment",
                        it ->
                                it.top()
                                        && it.states(Phase.REFERENCE)
                                        && it.index() < firstDeployment
                                        && Nesting.VARIABLES.find(it.words())),
                PhaseRule.as(
                        "it is a numbered part of that",
                        it ->
                                it.states(Phase.WATCH)
                                        && PartOrder.numbered(it.raw())
                                        && ((it.above() == Phase.VERIFY && !POST.find(it.words()))
                                                || (it.above() == Phase.DEPLOY
                                                        && (SETS_UP.find(it.words())
                                                                || LOOKS_ON.find(it.words()))))));
    }

    private static boolean installs(Titled it) {
        return it.states(Phase.PREPARE)
                && (SETS_UP.find(it.words()) || Nesting.INSTALLS.find(it.words()));
    }

    private static boolean configures(Titled it) {
        return it.states(Phase.REFERENCE)
                && it.raw().acts()
                && PartOrder.numbered(it.raw())
                && CONFIGURATION.find(PhaseNames.untimed(it.raw().heading().text()));
    }
}
