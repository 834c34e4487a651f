package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Documents that are one entry on something that has gone wrong: their chapters are its symptoms,
/// before anything is done, and what it may come from and what is done about it, or one of these
/// where the title names a failure. Nothing in them is a deployment, whatever the titles are called
/// after (`Helm upgrade failed`).
final class IncidentPlaybook {
    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "^(?:symptoms?|signs|signals?|indicators?|what (?:you|users) see|how it shows)\\b(?! (?:to (?:watch|monitor)|that it work|of (?:an? )?(?:health|success))).{0,20}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern CURES =
            QuickPattern.compile(
                    "^(?:(?:common|possible|likely|known|root|step-by-step|initial|immediate) )?(?:causes?|diagnos(?:is|e|tics?|ing)|investigat(?:ion|e|ing)|triage|solutions?|resolution|remediation|mitigations?|fix(?:es)?|workarounds?)\\b.{0,30}$",
                    CASE_INSENSITIVE);

    /// Of these, what finds out what it comes from.
    private static final QuickPattern CAUSE =
            QuickPattern.compile(
                    "\\b(?:causes?|diagnos\\w+|investigat\\w+|triage)\\b", CASE_INSENSITIVE);

    private static final QuickPattern CURE =
            QuickPattern.compile(
                    "\\b(?:solutions?|resolution|remediation|mitigations?|fix(?:es)?|workarounds?)\\b",
                    CASE_INSENSITIVE);

    /// A title that says what has happened.
    private static final QuickPattern FAILURE =
            QuickPattern.compile(
                    "\\b(?:failed|failing|fails|failures?|down|stuck|errors?|lag|lagging|full)(?=$|\\W*(?:run-?book|play-?book)$)|\\b(?:failed|failing|stuck|is down|is full)\\b",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final boolean is;

    /// Where the last of the chapters stands that tell what it comes from or what is done about it.
    private int last = -1;

    /// @param title the index of the document's title, or -1
    IncidentPlaybook(List<Section.Raw> raws, int title) {
        this.raws = raws;
        var depth =
                raws.stream()
                        .skip(title + 1L)
                        .mapToInt(raw -> raw.heading().depth())
                        .min()
                        .orElse(0);
        var shows = false;
        var deploys = false;
        var acted = false;
        var causes = false;
        var cures = false;
        for (var i = title + 1; title >= 0 && i < raws.size(); i++) {
            if (raws.get(i).heading().depth() == depth) {
                var words = PhaseNames.bare(raws.get(i).heading().text());
                shows |= !acted && SHOWS.find(words);
                if (CURES.find(words)) {
                    last = i;
                    causes |= CAUSE.find(words);
                    cures |= CURE.find(words);
                }
                deploys |=
                        raws.get(i).acts() && PhaseNames.stated(words, Phase.NONE) == Phase.DEPLOY;
            }
            acted |= raws.get(i).acts();
        }
        this.is =
                shows
                        && !deploys
                        && ((causes && cures)
                                || (last >= 0 && FAILURE.find(raws.get(title).heading().text())));
    }

    private static final QuickPattern SYMPTOMS =
            QuickPattern.compile("symptoms?(?: and signs)?", CASE_INSENSITIVE);

    /// Whether a heading says that symptoms are below it, and nothing else.
    static boolean symptoms(String words) {
        return SYMPTOMS.matches(words);
    }

    /// Whether a heading is over how something shows that is wrong.
    static boolean shows(String words) {
        return SHOWS.find(words);
    }

    /// Whether the headings below one make it an entry on something that has gone wrong: how it
    /// shows, and what it may come from or what is done about it.
    static boolean entry(List<String> children) {
        return children.size() > 1
                && children.stream()
                        .map(child -> PhaseNames.stated(child, Phase.NONE))
                        .noneMatch(it -> it == Phase.DEPLOY || it == Phase.PREPARE)
                && children.stream().map(PhaseNames::bare).anyMatch(SHOWS::find)
                && children.stream().map(PhaseNames::bare).anyMatch(CURES::find);
    }

    /// What a chapter of such a document is, where no words of its own make it something else.
    ///
    /// @param stated what its words state
    /// @param above the phase of the section that it is directly in
    Optional<Phase> of(int index, @Nullable Phase stated, Phase above, String words) {
        if (!is || above != Phase.NONE) {
            return Optional.empty();
        }
        var part =
                switch (stated) {
                    case null ->
                            SHOWS.find(words)
                                    || CURES.find(words)
                                    || (index < last && raws.get(index).acts());
                    case DEPLOY, MAINTAIN -> index <= last;
                    case VERIFY, WATCH -> index < last;
                    case REFERENCE -> SHOWS.find(words) || CURES.find(words);
                    case NONE, OVERVIEW, PREPARE, ROLLBACK, INCIDENT, TROUBLE, CONTACTS, TEMPLATE ->
                            false;
                };
        return part ? Optional.of(Phase.TROUBLE) : Optional.empty();
    }
}
