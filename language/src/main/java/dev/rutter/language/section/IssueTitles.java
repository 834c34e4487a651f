package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Which headings are titles of known problems, and which only gather them.
public final class IssueTitles {
    private static final QuickPattern MITIGATION_RESOLUTION =
            QuickPattern.compile("(?i)(mitigation|resolution|remediation|solution|fix)\\b.*");

    private static final QuickPattern ENTRY =
            QuickPattern.compile(
                    "^(?:(issue|problem|error|symptom|q|alert|alarm)\\b\\s*\\d*|cause\\s+(?:\\d+|[A-Z]))\\s*[:.—–-]",
                    CASE_INSENSITIVE);

    /// A title that is a problem of its own, wherever it stands.
    private static final QuickPattern PROBLEM =
            QuickPattern.compile(
                    "^(?:if|when|in case|what (?:to do )?(?:if|when))\\b.*\\b(?:fails?|failed|breaks?|broken|down|crash(?:es|ed)?|hangs|stuck|unreachable)\\b"
                            + "|^debug(?:ging)? (?:an?|the|why|missing|slow|failed|failing|stale)\\b|"
                            + PhaseNames.BROKEN,
                    CASE_INSENSITIVE);

    private static final QuickPattern CONTAINER =
            QuickPattern.compile(
                    "^(common|known|typical|frequent)\\b.*|.*\\b(issues|problems"
                            + "|failures|errors|scenarios|procedures|guide)$",
                    CASE_INSENSITIVE);

    /// No more than the name of a drawer, whatever is in it.
    private static final QuickPattern DRAWER =
            QuickPattern.compile(
                    "(?:(?:all |the |our |some )?(?:common|known|typical|frequent|other|open|current|recent|past|general|more|outstanding)\\s+)?"
                            + "(?:issues|problems|errors|failures|bugs|limitations|pitfalls|gotchas|symptoms|scenarios)"
                            + "(?:\\s+(?:and|&|/)\\s+(?:their )?(?:solutions|fixes|workarounds|cures|remedies|resolutions|causes|problems|limitations))?",
                    CASE_INSENSITIVE);

    /// What has happened, in the title of a playbook for it: `The shop is down`, `Leaked keys`.
    private static final QuickPattern HAPPENED =
            QuickPattern.compile(
                    "\\b(?:down|outages?|un(?:available|reachable|responsive|healthy)|(?:crash|corrupt|leak|compromis|breach|expos|fail|break|exhaust|degrad|overload|defac)(?:s|es|ed|ing|ures?|ions?|loops?|ages?|ements?|e)?|broken?|loss|lost|stuck|stale|wrong|dead|slow|full|missing|expired|hangs?|errors?|time-?outs?|deadlocks?|intrusion|d?dos|out of (?:memory|disk|space)|bad (?:merge|deploy\\w*|release|migration|config\\w*|push|data)|(?:not|never|won'?t|can'?t|cannot) \\w+|[45](?:\\d\\d|xx)s?)\\b|\\w emergency$",
                    CASE_INSENSITIVE);

    /// The same where a title says it of what it stands over: `Database connection issues`.
    private static final QuickPattern WRONG =
            QuickPattern.compile(
                    "^(?!(?:troubleshoot|debug|handl|common|known|deal)).*\\b(?:issues|problems)$|\\bmismatch\\b|\\w{2}n['’]t \\w",
                    CASE_INSENSITIVE);

    /// What only speaks of such things, or is done about them in general.
    private static final QuickPattern SPEAKS =
            QuickPattern.compile(
                    "^(?:how|who|what|where|(?:detect|identif|assess|contain|recover|restor|mitigat|analy[sz]|classif)\\w*|prevent\\w*|handling|reporting|declar\\w+|communicat\\w+|post-?\\w+)\\b"
                            + "|\\b(?:response|handling|prevention|protection|procedures?|process|plans?|workflow|checklist|contacts?|levels?|severity|communication|templates?|criteria|classification|polic(?:y|ies)|scenarios|budgets?|rates?|thresholds?|alerts?|commands?|recovery|monitoring|management|tracking|review|report|roll-?back|fail-?over|drills?|tests?)$",
                    CASE_INSENSITIVE);

    /// `Incident response: the shop is down`.
    private static final QuickPattern PLAYBOOK =
            QuickPattern.compile(
                    "^(?:incident(?: response)?|outage|run-?book|play-?book|emergency|alert)\\s*[:–—-]\\s*",
                    CASE_INSENSITIVE);

    /// What is done to find something out, one after the other.
    private static final QuickPattern STEPS =
            QuickPattern.compile("\\b(?:steps|checklist)$", CASE_INSENSITIVE);

    private static final QuickPattern NOT_AN_ISSUE =
            QuickPattern.compile(
                    "quick (reference|fixes|help)|additional|commands|links|resources"
                            + "|escalat|getting help|rollback procedure|support$|debug mode|log"
                            + " locations?",
                    CASE_INSENSITIVE);

    private static final QuickPattern CAUSED =
            QuickPattern.compile(
                    "^\\W*(?:(?:root|likely|possible|common|probable) )?(?:causes?|ursache|symptoms?|symptome?)\\W*:",
                    CASE_INSENSITIVE);
    private static final QuickPattern MITIGATED =
            QuickPattern.compile(
                    "^\\W*(?:fix|solution|resolution|workaround|remedy|cure|l(?:ö|oe)sung)\\W*:",
                    CASE_INSENSITIVE);

    /// The same in a document about bad days, where it may be put in other words.
    private static final QuickPattern MEANS =
            QuickPattern.compile(
                    "^\\W*(?:(?:root|likely|possible) )?(?:causes?|symptoms?|what (?:it|this) means|meaning)(?:\\W*:|\\.\\*\\*)",
                    CASE_INSENSITIVE);

    private static final QuickPattern MENDED =
            QuickPattern.compile(
                    "^\\W*(?:fix|solution|resolution|resolve|workaround|remedy|remediation|mitigat(?:e|ion)|investigat(?:e|ion)|diagnos(?:e|is)|what to do|(?:recovery )?(?:steps|actions))(?:\\W*:|\\.\\*\\*)",
                    CASE_INSENSITIVE);

    /// `Playbook 3: Disk space`, in a document about bad days.
    private static final QuickPattern COUNTED =
            QuickPattern.compile("^play-?book\\s+\\d+\\s*[:.—–-]", CASE_INSENSITIVE);

    private static final QuickPattern ISSUE =
            QuickPattern.compile("^(?:issue|problem|symptom|error|failure)s?\\b", CASE_INSENSITIVE);
    private static final QuickPattern CURE =
            QuickPattern.compile(
                    "\\b(?:fix|solution|resolution|remed\\w+|workaround)\\b", CASE_INSENSITIVE);

    private IssueTitles() {}

    /// Whether a heading calls itself an entry: `Issue 3: …`.
    static boolean entry(String words) {
        return ENTRY.find(words);
    }

    /// Whether a heading is the title of a known problem: an entry of its own, or a section of
    /// troubleshooting that is not only a drawer for entries.
    static boolean issue(Section.Raw raw, Phase phase, Optional<Section> parent) {
        var title = raw.heading().text();
        var words = PhaseNames.bare(title);
        if (phase == Phase.INCIDENT) {
            return parent.filter(Section::issue).isEmpty()
                    && (ENTRY.find(words)
                            || COUNTED.find(words)
                            || DocumentKind.scenario(words)
                            || IncidentPlaybook.entry(raw.children())
                            || happened(raw, words));
        }
        if (phase != Phase.TROUBLE) {
            return false;
        }
        if (ENTRY.find(words)
                || DocumentKind.scenario(words)
                || (parent.filter(Section::issue).isEmpty()
                        && IncidentPlaybook.entry(raw.children()))
                || (raw.children().isEmpty() && PROBLEM.find(words) && !DRAWER.matches(words))
                || cured(raw.blocks())
                || mended(raw.blocks())) {
            return true;
        }
        var inTrouble = parent.isPresent() && parent.get().phase() == Phase.TROUBLE;
        if (!inTrouble
                || parent.get().issue()
                || PhaseNames.partOfIssue(title)
                || STEPS.find(PhaseNames.bare(parent.get().title()))) {
            return false;
        }
        var drawer =
                CONTAINER.matches(words)
                        && raw.children().stream()
                                .anyMatch(child -> !PhaseNames.partOfIssue(child));
        return !drawer
                && !NOT_AN_ISSUE.find(words)
                && !DRAWER.matches(words)
                && !drawer(raw.blocks());
    }

    /// Whether a heading counts the playbooks of a document about bad days.
    static boolean playbook(String words) {
        return COUNTED.find(words);
    }

    /// Whether a section of a document about bad days says what something means, and what is done.
    static boolean mended(List<Block> blocks) {
        return labelled(blocks, MEANS) && labelled(blocks, MENDED);
    }

    /// Whether a section's own lines name a cause and its cure.
    static boolean cured(List<Block> blocks) {
        return labelled(blocks, CAUSED) && labelled(blocks, MITIGATED);
    }

    /// Whether a section is nothing but a table of problems and cures.
    static boolean table(List<Block> blocks) {
        return blocks.stream().noneMatch(Block.Fence.class::isInstance)
                && blocks.stream()
                        .anyMatch(block ->
                                block instanceof Block.Table table
                                        && !table.header().cells().isEmpty()
                                        && ISSUE.find(
                                                Inline.plain(table.header().cells().getFirst()))
                                        && table.header().cells().stream().anyMatch(CURE::find));
    }

    private static boolean labelled(List<Block> blocks, QuickPattern label) {
        return blocks.stream()
                .filter(Block.Text.class::isInstance)
                .flatMap(block -> ((Block.Text) block).lines().stream())
                .anyMatch(line -> label.find(Bounded.of(line.text())));
    }

    /// Whether each of several bold labels of a section stands over what helps: the section is a
    /// drawer, and they are its entries.
    public static boolean drawer(List<Block> blocks) {
        var entries = 0;
        for (var i = 0; i + 1 < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Text text
                    && (blocks.get(i + 1) instanceof Block.Items
                            || blocks.get(i + 1) instanceof Block.Fence)) {
                var unit = Unit.of(text).getLast();
                if (!unit.label() || !Inline.boldLabel(unit.text())) {
                    continue;
                }
                if (!unit.afterLabel().isBlank()
                        || !entitles(unit.text())
                        || Phrases.when(unit.text()).isPresent()
                        || Imperatives.tells(unit.text())) {
                    return false;
                }
                entries++;
            }
        }
        return entries > 1;
    }

    /// Whether words can be the title of an entry: they announce no part of one.
    public static boolean entitles(String words) {
        return Lead.of(words) == Lead.NONE && !PhaseNames.partOfIssue(words);
    }

    /// Whether a title is no more than that of a drawer for problems.
    public static boolean drawer(String words) {
        return DRAWER.matches(words);
    }

    /// Whether a section is the playbook for one thing that has happened.
    private static boolean happened(Section.Raw raw, String words) {
        return !PartOrder.step(raw)
                && wrong(words)
                && (raw.acts() || raw.blocks().stream().anyMatch(Block.Items.class::isInstance))
                && raw.children().stream().noneMatch(child -> happened(PhaseNames.bare(child)));
    }

    /// Whether words that stand over what helps name something that has gone wrong.
    public static boolean wrong(String words) {
        return happened(words)
                || (WRONG.find(words) && !DRAWER.matches(words) && !Imperatives.tells(words));
    }

    /// Whether words name something that has happened.
    public static boolean happened(String words) {
        var what = PLAYBOOK.replaceFirst(PhaseNames.untimed(words), "");
        return HAPPENED.find(what)
                && !SPEAKS.find(what)
                && !NOT_AN_ISSUE.find(what)
                && !Imperatives.tells(what);
    }

    /// Whether the whole document is one troubleshooting entry: what it means, how to diagnose, how
    /// to mitigate.
    static boolean whole(List<Section.Raw> raws, int title) {
        var parts = title < 0 ? List.<String>of() : raws.get(title).children();
        var diagnosis = parts.stream().anyMatch(p -> Lead.of(p) == Lead.DIAGNOSIS);
        var cure = parts.stream().anyMatch(p -> MITIGATION_RESOLUTION.matches(PhaseNames.bare(p)));
        return diagnosis
                && cure
                && PhaseNames.stated(raws.get(title).heading().text(), Phase.NONE) == null;
    }
}
