package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a document does by its title that is no deployment by its words: a failover, a rotation, a
/// backfill. There the word for it means what `deployment` means in another document: `Verification
/// after renewal` verifies, `Pre-failover checks` prepare, and the chapter that is called after it
/// is the deed.
///
/// @param verb what is done
/// @param noun what that is called
record Subject(QuickPattern verb, QuickPattern noun) {
    private static final List<Subject> ALL =
            List.of(
                    // A failover.
                    subject("fail ?over", "fail-?over|failing[- ]over|switch-?over|switching over"),
                    // A rotation.
                    subject(
                            "rotate|renew|roll over",
                            "rotati(?:ons?|ng)|renew(?:als?|ing)|roll-?over|rolling over"),
                    // A backfill.
                    subject("back-?fill", "back-?fills?|back-?filling"));

    /// What else a title may be about that names such a deed: who is on call in turn, what is only
    /// told of it.
    private static final QuickPattern OTHER =
            QuickPattern.compile(
                    "\\b(?:on-?call|pager|duty|deploy\\w*|releas\\w*|upgrad\\w*|migrat\\w*|back-?ups?|logs?|drills?|tests?|testing|polic(?:y|ies)|strateg(?:y|ies)|fail(?:ed|ures?|ing)|stuck|broken)\\b(?! ?over)",
                    CASE_INSENSITIVE);

    /// What is kept up, or only practised, and never the deed itself; or only told of it, or for
    /// when something is wrong.
    private static final QuickPattern ROUTINE =
            QuickPattern.compile(
                    "\\b(?:schedules?|drills?|rehears\\w+|polic(?:y|ies)|history|frequency|log|tests?|testing|simulat\\w+|game ?days?|exercises?|chaos"
                            + "|calendar|cadence|report|criteria|triggers?|decisions?|conditions?|emergency|leak\\w*|compromis\\w*|lost|stolen)\\b"
                            + "|\\b(?:if|when|in case)\\b.*\\bfail|\\bfails?$|^(?:pause|abort|cancel|stop)\\b",
                    CASE_INSENSITIVE);

    /// What such a deed is called besides where it is done in turn.
    private static final String REGULAR =
            "(?:\\b(?:scheduled|planned|routine|regular|weekly|monthly|quarterly|yearly|annual) )?";

    private static Subject subject(String verb, String noun) {
        return new Subject(
                QuickPattern.compile("\\b(?:" + verb + ")\\b", CASE_INSENSITIVE),
                QuickPattern.compile(REGULAR + "\\b(?:" + noun + ")\\b", CASE_INSENSITIVE));
    }

    /// What a title says that its document does, if it is one of these.
    ///
    /// @param stated what the title's words state otherwise
    static Optional<Subject> of(String title, @Nullable Phase stated) {
        if ((stated != null && stated != Phase.MAINTAIN && stated != Phase.INCIDENT)
                || OTHER.find(title)) {
            return Optional.empty();
        }
        for (var subject : ALL) {
            if (subject.noun.find(title) || subject.verb.find(title)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }

    /// The same sections, their headings told as those of a deployment.
    ///
    /// @param title the index of the document's title, or -1
    static List<Section.Raw> told(List<Section.Raw> raws, int title) {
        if (title < 0) {
            return raws;
        }
        var heading = raws.get(title).heading().text();
        return of(heading, DocumentKind.about(heading))
                .map(subject ->
                        IntStream.range(0, raws.size())
                                .mapToObj(i -> i == title ? raws.get(i) : subject.told(raws.get(i)))
                                .toList())
                .orElse(raws);
    }

    private Section.Raw told(Section.Raw raw) {
        var heading = raw.heading();
        var text = told(heading.text());
        var children = raw.children().stream().map(this::told).toList();
        return new Section.Raw(
                new Block.Heading(heading.depth(), text, heading.line(), heading.lastLine()),
                raw.blocks(),
                raw.lastLine(),
                children,
                raw.acts());
    }

    /// Whether a heading is about something else than the deed, though it may name it.
    static boolean routine(String title) {
        return ROUTINE.find(title);
    }

    private String told(String title) {
        return routine(title)
                ? title
                : verb.replaceAll(noun.replaceAll(title, "deployment"), "deploy");
    }
}
