package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Sections whose titles say what they are for, which may mean less where they stand.
record NamedSo(
        PhaseContent content, DocumentKind kind, Row row, int firstDeployment, int firstActing) {
    private static final QuickPattern APPENDIX =
            QuickPattern.compile("^appendix(?: [A-Z\\d]+)?\\s*[:.–—-]+\\s*", CASE_INSENSITIVE);

    /// A deed, whatever it is done to: `Deploy the models`.
    private static final QuickPattern DOES =
            QuickPattern.compile(
                    "^(?:deploy|migrate|publish|launch|ship|activate|promote|roll out|release (?:the|new|all|our))\\b",
                    CASE_INSENSITIVE);

    /// What a title is about that is called after a deed and is none.
    private static final QuickPattern SPEAKS =
            QuickPattern.compile(
                    "\\b(?:models?|objectives?|goals|strateg(?:y|ies)|criteria|principles|concepts?|polic(?:y|ies)|rules|matrix|expectations?|managers?|owners?|history|types|kinds|guidelines|philosophy|cadence|frequency|assumptions|decisions|limitations|terminology|options)(?:$| (?:of|for|behind) )",
                    CASE_INSENSITIVE);

    private static final QuickPattern SIGN_OFF =
            QuickPattern.compile("sign-?off|approvals?", CASE_INSENSITIVE);

    /// What its own words say, which may mean less where it stands.
    List<PhaseRule> rules() {
        return List.of(
                new PhaseRule(
                        "it is an appendix on that",
                        it ->
                                it.states(Phase.REFERENCE) && APPENDIX.find(it.words())
                                        ? Optional.of(appendix(it))
                                        : Optional.empty()),
                new PhaseRule(
                        "it speaks of that, and does nothing",
                        it ->
                                it.top()
                                                && it.states(Phase.DEPLOY)
                                                && SPEAKS.find(it.words())
                                                && !DOES.find(it.words())
                                                && !it.raw().acts()
                                                && it.raw().children().isEmpty()
                                                && (firstDeployment < 0
                                                        || it.index() < firstDeployment)
                                                && !PartOrder.numbered(it.raw())
                                        ? Optional.of(
                                                it.index() < firstActing
                                                        ? Phase.OVERVIEW
                                                        : Phase.REFERENCE)
                                        : Optional.empty()),
                PhaseRule.as(
                        "it is a step of that",
                        it ->
                                it.above() == Phase.DEPLOY
                                        && it.states(Phase.INCIDENT)
                                        && PartOrder.step(it.raw())),
                PhaseRule.is(
                        Phase.PREPARE,
                        "it looks before the deployment begins",
                        it ->
                                it.top()
                                        && it.states(Phase.VERIFY)
                                        && kind.title() != Phase.MAINTAIN
                                        && it.index() < firstDeployment
                                        && !row.begun(it.index())
                                        && !PhaseByPlace.afterwards(
                                                it.words(), PartOrder.numbered(it.raw()))),
                PhaseRule.is(
                        Phase.TEMPLATE,
                        "it is a form to sign",
                        it ->
                                it.states(Phase.VERIFY)
                                        && SIGN_OFF.find(it.words())
                                        && (it.raw().blocks().stream()
                                                        .anyMatch(Block.Table.class::isInstance)
                                                || PhaseContent.onlyMessages(it.raw()))),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "its first words are a deed",
                        it ->
                                it.states(Phase.VERIFY)
                                        && (it.above() == Phase.DEPLOY || it.top())
                                        && FirstDeed.in(it.words())),
                new PhaseRule(
                        "its title says so",
                        it ->
                                Optional.ofNullable(it.stated())
                                        .map(stated ->
                                                Nesting.of(
                                                        stated,
                                                        it.above(),
                                                        it.words(),
                                                        it.raw().acts(),
                                                        content.runs(it.index())))));
    }

    private static Phase appendix(Titled it) {
        var rest = PhaseNames.stated(APPENDIX.replaceFirst(it.words(), ""), it.above());
        return rest == Phase.WATCH
                        || rest == Phase.CONTACTS
                        || rest == Phase.TROUBLE
                        || rest == Phase.MAINTAIN
                ? rest
                : Phase.REFERENCE;
    }
}
