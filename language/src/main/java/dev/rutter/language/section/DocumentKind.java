package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Upgrades;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a document as a whole is for, by its title and the first words below it. It decides what a
/// heading means that says little by itself.
public final class DocumentKind {
    /// What keeps a system running: each of its parts is a procedure of its own.
    private static final QuickPattern OPERATES =
            QuickPattern.compile(
                    "\\b(?:operations?|operational|ops|operating|operator'?s?|admin(?:istration)?|maintenance|housekeeping|day-?2|day-to-day)\\b",
                    CASE_INSENSITIVE);

    /// What is done when something has happened.
    private static final QuickPattern RESPONDS =
            QuickPattern.compile(
                    "\\bincident[- ](?:response|handling|management)?\\s*(?:play-?books?|run-?books?|procedures?|guides?)\\b|\\b(?:play-?books?|run-?books?|procedures) (?:for|during|in) (?:\\w+ )?(?:incidents|outages|emergencies)\\b",
                    CASE_INSENSITIVE);

    /// What shuts somebody out, and is done at once.
    private static final QuickPattern SHUTS_OUT =
            QuickPattern.compile(
                    "^(?:mass |bulk |forced? |emergency )?(?:rotat|revok|disabl|block|suspend|lock|isolat|quarantin|invalidat|kill|ban|freez)\\w*\\b|\\b(?:revok\\w*|revocation|lock-?out|kill switch|rotation)$",
                    CASE_INSENSITIVE);

    /// The way back by its own words, and not as an afterthought of something else's title.
    private static final QuickPattern GOES_BACK =
            QuickPattern.compile("^(?:\\w+ )?roll(?:ing)?[- ]?backs?\\b", CASE_INSENSITIVE);

    /// `High error rate`, `Consumer lag`.
    private static final QuickPattern SYMPTOM =
            QuickPattern.compile(
                    "^(?:high|elevated|excessive|increased|low|slow|degraded)\\b.*\\b(?:rates?|errors?|latency|usage|load|lag|memory|cpu|space|responses?|queries|5xx)$"
                            + "|^(?!\\w+ing\\b).*\\b(?:down|full|outage|stuck|unreachable|unavailable|exhausted|exhaustion|failing|lag(?:ging)?|lag resolution)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SUBTITLE = QuickPattern.compile("\\s[—–|-]\\s|:\\s");

    /// One of several things that may have happened.
    private static final QuickPattern SCENARIO =
            QuickPattern.compile(
                    "^(?:scenario|case|situation)\\s+\\w+\\s*[:.—–-]", CASE_INSENSITIVE);

    /// All of them, in a document about such days.
    private static final QuickPattern SCENARIOS =
            QuickPattern.compile("\\bscenarios$", CASE_INSENSITIVE);

    /// Who takes turns, in a document for those who are called.
    private static final QuickPattern ON_CALL =
            QuickPattern.compile(
                    "^(?:the |our )?(?:rotation|rota|roster|coverage|shifts?)\\b|\\brecipients$",
                    CASE_INSENSITIVE);

    /// What is told of a system before anything is done with it.
    private static final QuickPattern PICTURE =
            QuickPattern.compile(
                    "^(?:the |our )?(?:\\w+ )?(?:architecture|topology|components|moving parts)\\b(?! (?:setup|install))(?!.*\\b(?:deploy|releas|migrat|upgrad|roll|checklist))|^(?:the|our) (?:\\w+ )?(?:tools|pieces|players)$",
                    CASE_INSENSITIVE);

    /// What a title and a heading may say besides the thing itself.
    private static final QuickPattern SUBJECT =
            QuickPattern.compile(
                    "\\b(?:run-?books?|play-?books?|guide|procedures?|process|plan|checklist|sop|steps?|instructions|how to|the|an?|our|run(?:ning)?|perform(?:ing)?|execut(?:e|ing|ion)|do)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern EXAMPLE =
            QuickPattern.compile("^(?:examples?|samples?|how to use)\\b", CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("[\\s:,]+");
    private static final QuickPattern ENDING = QuickPattern.compile("(?<=\\w{4})(?:ing|ed|e?s|e)$");

    private final List<Section.Raw> raws;
    private final Phase title;
    private final boolean operates;
    private final boolean deploys;
    private final boolean goesBack;
    private final String subject;
    private final boolean rotates;
    private final boolean named;
    private final boolean upgrades;
    private final Optional<RecoverySteps> recovery;
    private final boolean recovers;

    /// The index of the first section that is about doing something.
    private final int opening;

    /// @param title the index of the document's title, or -1
    DocumentKind(List<Section.Raw> raws, int title) {
        var words = title < 0 ? "" : raws.get(title).heading().text();
        var stated = title < 0 ? null : about(words);
        var lower = words.toLowerCase(Locale.ROOT);
        this.raws = raws;
        this.deploys = lower.contains("deploy") || lower.contains("release");
        this.rotates = title >= 0 && stated == Phase.MAINTAIN && Rotations.title(words);
        this.operates =
                OPERATES.find(words)
                        || (title >= 0
                                && stated != Phase.DEPLOY
                                && OPERATES.find(opens(raws.get(title))));
        this.subject = subject(PhaseNames.bare(words));
        this.goesBack = stated == Phase.ROLLBACK && GOES_BACK.find(PhaseNames.bare(words));
        var subject = Subject.of(words, stated);
        this.title =
                title < 0
                        ? Phase.NONE
                        : (lower.contains("deploy") && !goesBack)
                                        || (stated == Phase.TEMPLATE
                                                && puts(raws, title)
                                                && raws.stream().noneMatch(DocumentKind::shows))
                                ? Phase.DEPLOY
                                : stated == null && RESPONDS.find(opens(raws.get(title)))
                                        ? Phase.INCIDENT
                                        : subject.isPresent()
                                                ? Phase.DEPLOY
                                                : stated == null
                                                                && symptom(this.subject)
                                                                && !puts(raws, title)
                                                        ? Phase.TROUBLE
                                                        : of(stated, operates);
        this.named = subject.isPresent();
        this.upgrades =
                Upgrades.title(words)
                        && (this.title == Phase.DEPLOY
                                || this.title == Phase.PREPARE
                                || this.title == Phase.NONE);
        this.recovery =
                this.title == Phase.INCIDENT
                                || this.title == Phase.TROUBLE
                                || this.title == Phase.ROLLBACK
                        ? Optional.of(new RecoverySteps(raws, title))
                        : Optional.empty();
        this.recovers =
                this.title != Phase.DEPLOY
                        && RecoverySteps.titled(words)
                        && !lower.contains("backup")
                        && !lower.contains("back-up");
        var first = title + 1;
        while (first < raws.size()
                && !does(PhaseNames.stated(raws.get(first).heading().text(), Phase.NONE))) {
            first++;
        }
        this.opening = first;
    }

    /// What a title is about: `Rollback runbook — the shop with its dashboards` is about going
    /// back.
    static @Nullable Phase about(String title) {
        var head = SUBTITLE.split(title, 2)[0];
        var stated = PhaseNames.stated(head, Phase.OVERVIEW);
        return stated != null ? stated : PhaseNames.stated(title, Phase.OVERVIEW);
    }

    /// Whether words name what is wrong with a system.
    private static boolean symptom(String words) {
        return SYMPTOM.find(words);
    }

    /// Whether a chapter below the title puts something out by its own words, or takes it back.
    private static boolean puts(List<Section.Raw> raws, int title) {
        return raws.stream()
                .skip(title + 1L)
                .anyMatch(raw ->
                        raw.acts()
                                && PhaseNames.stated(raw.heading().text(), Phase.NONE)
                                        == Phase.DEPLOY);
    }

    /// Whether a chapter only shows how a form is filled in.
    private static boolean shows(Section.Raw raw) {
        return EXAMPLE.find(PhaseNames.bare(raw.heading().text()));
    }

    /// What a title names before its subtitle; behind a kind of document alone, it is what follows.
    static String subject(String title) {
        for (var part : SUBTITLE.split(title, 3)) {
            var own = SUBJECT.replaceAll(part, "").strip();
            if (!own.isEmpty()) {
                return own;
            }
        }
        return "";
    }

    private static Phase of(@Nullable Phase stated, boolean operates) {
        if (stated != null
                && stated != Phase.OVERVIEW
                && stated != Phase.REFERENCE
                && !(stated == Phase.TROUBLE && operates)) {
            return stated;
        }
        return operates ? Phase.MAINTAIN : Phase.NONE;
    }

    /// The first sentence below the title.
    private static String opens(Section.Raw raw) {
        return raw.blocks().stream()
                .filter(Block.Text.class::isInstance)
                .map(block -> ((Block.Text) block).joined())
                .findFirst()
                .map(text -> text.split("\\.\\s", 2)[0])
                .orElse("");
    }

    private static boolean does(@Nullable Phase phase) {
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, ROLLBACK, INCIDENT, TROUBLE, MAINTAIN -> true;
            case NONE, OVERVIEW, WATCH, CONTACTS, REFERENCE, TEMPLATE -> false;
            case null -> false;
        };
    }

    /// What the title says that the document is about, or NONE.
    Phase title() {
        return title;
    }

    /// Whether the title names a deed that is no deployment by its words.
    boolean named() {
        return named;
    }

    /// Whether the document opens by telling how something that runs is kept running.
    boolean operates() {
        return operates;
    }

    /// Whether words are what the title names the document after: `Backfill` in `Backfill runbook`.
    boolean named(String words) {
        var own = words(words);
        var titled = words(subject);
        return !own.isEmpty()
                && own.stream().allMatch(word -> titled.stream().anyMatch(word::equals));
    }

    private static List<String> words(String text) {
        return BLANKS.splitAsStream(SUBJECT.replaceAll(text, "").toLowerCase(Locale.ROOT))
                .map(word -> ENDING.replaceFirst(word, ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Whether the title itself says that something is deployed.
    boolean deploys() {
        return deploys;
    }

    /// Whether the title says that something is upgraded or installed.
    boolean upgrades() {
        return upgrades;
    }

    /// Whether a chapter of a document that restores tells how the copies are made.
    boolean keepsCopies(int index, String words) {
        if (!recovers
                || !KeptCopies.told(words)
                || KeptCopies.counted(raws.get(index).heading().text())) {
            return false;
        }
        var depth = raws.get(index).heading().depth();
        var blocks = new ArrayList<>(raws.get(index).blocks());
        for (var i = index + 1; i < raws.size() && raws.get(i).heading().depth() > depth; i++) {
            blocks.addAll(raws.get(i).blocks());
        }
        return KeptCopies.made(blocks);
    }

    /// What a heading tells that a document about something else than a deployment lists as one of
    /// the things that can happen: there it is the document's own subject, whatever words it is
    /// told in.
    public @Nullable Phase scenario(int index, String words, @Nullable Phase stated) {
        if (keepsCopies(index, words)) {
            return Phase.MAINTAIN;
        }
        if (scenario(words)) {
            return switch (title) {
                case ROLLBACK -> Phase.ROLLBACK;
                case INCIDENT, TROUBLE -> Phase.TROUBLE;
                case NONE,
                        OVERVIEW,
                        PREPARE,
                        DEPLOY,
                        VERIFY,
                        WATCH,
                        CONTACTS,
                        MAINTAIN,
                        REFERENCE,
                        TEMPLATE ->
                        null;
            };
        }
        if (title == Phase.INCIDENT && stated == Phase.ROLLBACK && SCENARIOS.find(words)) {
            return Phase.INCIDENT;
        }
        if ((title == Phase.INCIDENT || title == Phase.CONTACTS) && ON_CALL.find(words)) {
            return Phase.CONTACTS;
        }
        if (rotates && Rotations.lost(words)) {
            return Phase.INCIDENT;
        }
        if (title == Phase.INCIDENT
                && (stated == null || stated == Phase.MAINTAIN)
                && SHUTS_OUT.find(words)) {
            return Phase.INCIDENT;
        }
        return stated == Phase.DEPLOY && recovery.filter(it -> it.is(index)).isPresent()
                ? title
                : goesBack && stated == Phase.DEPLOY ? Phase.ROLLBACK : null;
    }

    /// Whether a heading names one of several things that may have happened.
    public static boolean scenario(String words) {
        return SCENARIO.find(words);
    }

    /// Whether a heading does so in a chapter for bad days, or at the top of a document named after
    /// another deed.
    boolean scenario(String words, Phase above) {
        return scenario(words)
                && (above == Phase.INCIDENT
                        || above == Phase.TROUBLE
                        || (named && above == Phase.NONE));
    }

    /// Whether a section draws a picture of the system before anything is done.
    boolean picture(int index, String words) {
        return title != Phase.NONE && index < opening && PICTURE.find(words);
    }
}
