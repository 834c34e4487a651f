package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What a section is by what it holds and by where it stands, where its words say little: a part of
/// an entry on a problem, what gets ready for the deed behind it, facts, or only a look.
final class PhaseByPlace {
    private static final String DONE = "post|after|health|smoke|success|sign-?off";

    private static final QuickPattern AFTERWARDS =
            QuickPattern.compile(DONE + "|valid", CASE_INSENSITIVE);

    /// Parts that are counted are told in the order they are done in: what validates before the
    /// deployment gets ready for it.
    private static final QuickPattern COUNTED_AFTERWARDS =
            QuickPattern.compile(DONE, CASE_INSENSITIVE);

    /// What gets ready for another deed than putting something out: `Pre-backfill`.
    private static final String PRE =
            "^pre-(?!deploy|launch|release|flight|migrat|requisite|check|rollout|upgrade|install|cutover|production|go-?live|push|merge|switch-?over|fail-?over|rotation|renewal|maintenance|restore|patch|change|promotion|swap|shutdown|reboot)[a-z]{3,} ";

    /// The same, looking only.
    private static final QuickPattern LOOKS_FIRST =
            QuickPattern.compile(PRE + "(?:checks?|validation|verification)\\b", CASE_INSENSITIVE);

    /// What gets ready for a deed to come, and not for the one that is told before it.
    private static final QuickPattern FOR_THE_NEXT =
            QuickPattern.compile(
                    "^(?:how to )?(?:writ|add|author|draft)(?:e|ing) (?:[\\w-]+ ){0,3}migrations?(?: (?:files?|scripts?))?$"
                            + "|^creating (?:[\\w-]+ ){0,3}migrations?(?: (?:files?|scripts?))?$"
                            + "|"
                            + PRE
                            + "(?:check-?lists?|steps|tasks|gates?)\\b"
                            + "|^(?:release|deploy(?:ment)?|merge|feature) freeze\\b",
                    CASE_INSENSITIVE);

    private final int firstDeployment;
    private final IncidentPlaybook playbook;
    private final GettingReady ready;
    private final Facts facts;
    private final OnlyLooks looks;

    /// @param title the index of the document's title, or -1
    /// @param firstDeployment where the deployment itself begins, or -1
    PhaseByPlace(
            List<Section.Raw> raws,
            int title,
            PartOrder order,
            PhaseContent content,
            int firstDeployment) {
        this.firstDeployment = firstDeployment;
        this.playbook = new IncidentPlaybook(raws, title);
        this.ready = new GettingReady(raws, order, content, firstDeployment);
        this.facts = new Facts(raws, title, content, firstDeployment);
        this.looks = new OnlyLooks(raws, order, content, firstDeployment);
    }

    List<PhaseRule> rules() {
        return List.of(
                PhaseRule.is(
                        Phase.DEPLOY,
                        "it gets ready for what is done next, behind the deployment",
                        it -> behind(it) && FOR_THE_NEXT.find(it.words())),
                PhaseRule.is(
                        Phase.VERIFY,
                        "it looks at what has been deployed before the next thing is done",
                        it -> behind(it) && LOOKS_FIRST.find(it.words())),
                new PhaseRule(
                        "the document tells how something shows and what is done about it",
                        it -> playbook.of(it.index(), it.stated(), it.above(), it.words())),
                new PhaseRule(
                        "it tells what is done before anything is deployed",
                        it -> ready.of(it.index(), it.stated(), it.above(), it.words())),
                new PhaseRule(
                        "it only states facts",
                        it -> facts.of(it.index(), it.stated(), it.above())),
                new PhaseRule(
                        "it only looks at something",
                        it -> looks.of(it.index(), it.stated(), it.above())));
    }

    private boolean behind(Titled it) {
        return it.top()
                && it.states(Phase.PREPARE)
                && firstDeployment >= 0
                && it.index() > firstDeployment;
    }

    /// Whether a heading that verifies speaks of what comes behind the deed, wherever it stands.
    static boolean afterwards(String words, boolean counted) {
        return (counted ? COUNTED_AFTERWARDS : AFTERWARDS).find(words);
    }
}
