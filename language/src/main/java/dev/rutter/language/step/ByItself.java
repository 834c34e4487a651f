package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.ByRole;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.Machine;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.SomebodyElse;
import dev.rutter.language.sentence.ThirdPerson;
import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What a pipeline, a script or the platform does without anybody, in lines that could be taken for
/// steps.
public final class ByItself {
    private static final QuickPattern DOES =
            QuickPattern.compile(
                    "^(?:automatically )?(?:runs|pulls|pushes|builds|deploys|creates|triggers|executes|installs|sends|uploads|downloads|generates|performs|restarts|applies|validates|verifies|confirms|scans|switches|detects|waits|posts|notifies|integrates|reverts|configures|annotates|rolls|collects|provisions|fetches|compiles|registers|publishes|checks|tests(?= (?:the|all|each|every|api)\\b))\\s(?!out\\b|pass|fail|are\\b|is\\b|must\\b|should\\b|succeed|green)",
                    CASE_INSENSITIVE);

    /// What begins with several of something: `Checks pass`, `Logs are clean`, `Alerts configured`.
    private static final QuickPattern STATES =
            QuickPattern.compile(
                    "^\\S+ (?:out|pass|fail|are|is|was|were|have|has|must|should|may|can|will|succeed|green|in|of|for|on|at|from|by|and|or|[a-z]+(?:ed|ing)|ok|normal|stable)\\b|^\\S+$|^\\S+\\s*[:=<>(–—-]",
                    CASE_INSENSITIVE);

    private static final QuickPattern SETS_OFF =
            QuickPattern.compile(
                    "^(?:push|pushes|pushing|merge|merges|merging|tag|manual (?:workflow )?dispatch)\\b[^→]*(?:→|->|=>)\\s*(?:auto-?)?(?:\\w+s\\b|\\w+ environment)",
                    CASE_INSENSITIVE);
    private static final QuickPattern LABELLED = QuickPattern.compile("^[\\w /&-]{2,40}:\\s+");
    private static final QuickPattern PIPELINE =
            QuickPattern.compile(
                    "^(?:CI(?:/CD)?|the (?:pipeline|workflow|platform)|github actions|argo ?cd|vercel|render|netlify|heroku) (?:automatically )?(?:triggers|runs|builds|deploys|publishes|starts|picks up|pulls|rolls out)\\b"
                            + "|\\b(?:is|are|gets) (?:\\w+ed|built) automatically\\b|\\bis automatically \\w+ed\\b",
                    CASE_INSENSITIVE);

    /// A section on what happens without anybody.
    private static final QuickPattern AUTOMATIC =
            QuickPattern.compile("^automat(?:ic|ed)\\b(?!.*\\btests?\\b)", CASE_INSENSITIVE);

    /// `Jobs will be tried again`: something else does it, later.
    private static final QuickPattern WILL =
            QuickPattern.compile(
                    "^(?!you\\b|we\\b|note\\b)(?:\\S+ ){1,5}will\\b", CASE_INSENSITIVE);

    /// The name of a stage, whose steps stand below it.
    private static final QuickPattern HEADS =
            QuickPattern.compile("^\\*\\*[^*]+\\*\\*:?\\s*(?:\\([^)]*\\))?:?$");

    private static final QuickPattern ASKS = QuickPattern.compile("^[^.!]{3,120}\\?(?:\\W|$)");

    /// What sets a machine off is a person's: `Push to main`, first in a list of what follows.
    private static final QuickPattern STARTS =
            QuickPattern.compile(
                    "^(?:push|merge|commit|tag|open|create|publish|click|go to|navigate to|run|trigger|dispatch|start|approve)\\b(?!.*\\b(?:registry|ecr|docker hub|image)\\b).*\\b(?:main|master|branch|tag|prs?|pull request|merge request|release|button|actions?|workflow|commit|code|changes)\\b",
                    CASE_INSENSITIVE);

    private static final int SHORT = 160;

    /// A machine and what it does: `The server reads the list again on the next request`.
    private static final QuickPattern ACTS =
            QuickPattern.compile(
                    "^(?:[\\w /&-]{2,40}\\s+[—–-]\\s+)?(?:(?:after|once|when|while)\\b[^,]{3,60},\\s+)?(?:the (?:[\\w-]+ ){0,2}?(?:server|service|script|workflow|pipeline|platform|system|job|updater|installer|hook|controller|scheduler)|[\\w./-]+\\.(?:sh|py|ps1|js|rb)|github actions|gitlab|jenkins|argo ?cd|render|vercel|netlify|heroku|railway|release please)\\s+(?:then |also |automatically )?([a-z]+s)\\b",
                    CASE_INSENSITIVE);

    /// What is said besides may be somebody's to do.
    private static final QuickPattern MORE = QuickPattern.compile("[a-z0-9)`][.;!?]\\s+\\S");

    private static boolean acts(String line) {
        var text = Phrases.stripNumber(Inline.plain(line));
        return ACTS.first(text)
                .filter(found ->
                        ThirdPerson.tells(found.group(1) + " it")
                                || DOES.find(found.group(1) + " "))
                .filter(_ -> !Imperatives.tells(text) && !MORE.find(text))
                .isPresent();
    }

    private ByItself() {}

    /// Whether a line in the third person tells what is done: `Builds the images`, `**Rollout**:
    /// Waits for all replicas`.
    public static boolean does(String line) {
        if (asks(line)) {
            return false;
        }
        var text = LABELLED.replaceFirst(Phrases.stripNumber(Inline.plain(line)), "");
        return DOES.find(text) || (!STATES.find(text) && ThirdPerson.tells(text));
    }

    /// The same where nobody is told anything: `Push to main → deploys to production` says what
    /// follows from what. Among steps it is one.
    public static boolean described(String line) {
        return does(line) || SETS_OFF.find(Phrases.stripNumber(Inline.plain(line)));
    }

    /// Whether a sentence of its own tells what a pipeline or the platform does.
    public static boolean sentence(String line) {
        return line.length() < SHORT && PIPELINE.find(Inline.plain(line));
    }

    /// Whether an item of a list on what follows is what somebody does to set it off.
    public static boolean setOff(Block.Item item, Scope scope) {
        return item.ordered()
                && item.number() == 1
                && !Machine.announced(scope.leadText())
                && STARTS.find(Phrases.stripNumber(Inline.plain(item.text())))
                && Imperatives.tells(item.text());
    }

    /// Whether the words above a list say of it that it tells what is done by itself.
    public static boolean announced(Scope scope) {
        return Lead.of(scope.leadText()) == Lead.AUTO || Machine.announced(scope.leadText());
    }

    /// Whether an item is no more than the name of a stage.
    public static boolean stage(Block.Item item) {
        return item.hasItems() && HEADS.matches(item.text());
    }

    /// The place of a list that tells what something does without anybody: by the words above it,
    /// or because half of it and more stands in the third person and none of it is an order.
    public static Scope over(Block.Items list, Scope scope) {
        if (scope.lead() == Lead.AUTO
                || scope.phase() == Phase.TEMPLATE
                || list.items().stream().anyMatch(item -> item.box())) {
            return scope;
        }
        var told =
                Machine.announced(scope.leadText())
                        || (scope.lead() == Lead.NONE && mostlyDoes(list.items()));
        return told ? scope.lead(Lead.AUTO, scope.leadText()) : scope;
    }

    private static boolean mostlyDoes(List<Block.Item> items) {
        if (items.size() < 3 || !does(items.getFirst().text())) {
            return false;
        }
        var does = items.stream().filter(item -> does(item.text())).count();
        return does * 2 >= items.size()
                && items.stream()
                        .noneMatch(
                                item -> !item.fences().isEmpty() || Imperatives.tells(item.text()));
    }

    /// Whether an item asks something: nobody does that.
    private static boolean asks(String line) {
        return line.indexOf('?') > 0 && ASKS.find(Inline.plain(line));
    }

    private static boolean tells(Phase phase) {
        return phase != Phase.OVERVIEW && phase != Phase.REFERENCE;
    }

    /// Whether an item tells what is done, by its own words or by its section's.
    public static boolean told(Block.Item item, Scope scope) {
        if (asks(item.text()) || ByRole.does(item.text())) {
            return false;
        }
        return Phrases.automatic(item.text())
                || acts(item.text())
                || (tells(scope.phase()) ? does(item.text()) : described(item.text()))
                || (item.ordered()
                        && !somebody(item.text())
                        && WILL.find(Phrases.stripNumber(Inline.plain(item.text())))
                        && !Imperatives.tells(item.text())
                        && !Imperatives.tellsLater(item.text()))
                || (!item.ordered()
                        && AUTOMATIC.find(PhaseNames.bare(scope.title()))
                        && scope.leadText().equals(scope.title())
                        && !Imperatives.tells(item.text()));
    }

    /// Whether somebody runs a command: `Bob will run …`.
    private static boolean somebody(String text) {
        var command = text.indexOf('`');
        return command > 0 && SomebodyElse.does(text.substring(0, command));
    }
}
