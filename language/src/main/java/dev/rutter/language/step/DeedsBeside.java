package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FileContents;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.command.ShapedCommands;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Clauses;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.shell.ToldToReplace;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Deeds that words over a block tell before the one that the block does: `Swap the proxy site,
/// then reload:` over a reload. Somebody is asked for them before the block runs. Words of one deed
/// are the block's title, and so is a deed that a line of the block does by its own name or by what
/// such programs call it.
public final class DeedsBeside {
    /// What carries an order out that programs have other names for.
    private static final Map<String, Set<String>> DONE_BY =
            names(
                    "install setup provision>install ci sync add i up apply restore bundle require",
                    "start launch boot bring spin resume unpause>up start run boot serve enable on restart scale"
                            + " resume apply",
                    "stop shut kill halt terminate take>down stop kill scale rm off disable drain pkill quit",
                    "restart reload recycle refresh>restart reload rollout up recycle reboot hup refresh",
                    "build compile package assemble bundle>build make compile package bundle tsc mvn gradle"
                            + " gradlew vite webpack",
                    "pull fetch get download retrieve obtain grab clone check>pull fetch clone checkout curl"
                            + " wget get cp scp switch",
                    "deploy release ship publish roll promote apply push upload>deploy apply up push rollout"
                            + " publish upgrade release cp scp rsync sync upload migrate promote create",
                    "create make add generate define register append insert>create mkdir mktemp mkfs new add"
                            + " touch dump pg_dump gen tee echo cat init apply insert install make useradd"
                            + " adduser openssl keygen tag cp ln backup",
                    "back backup snapshot save export archive dump take make create>dump mysqldump mongodump"
                            + " backup snapshot cp tar save export rsync basebackup archive zip",
                    "restore recover import load seed populate>restore mongorestore load import cp tar seed"
                            + " rsync psql mysql sqlite3 mongo",
                    "migrate upgrade update bump>migrate migration migrations upgrade update up pull install"
                            + " set sed apply patch latest head version vi vim nano",
                    "copy move transfer rename sync save put place write paste>cp mv scp rsync tee cat install"
                            + " sync ln echo copy rename",
                    "delete remove drop clean clear purge wipe prune uninstall flush reset empty>rm delete drop"
                            + " prune uninstall purge down clean clear truncate flush flushall flushdb reset"
                            + " unlink del",
                    "swap switch flip point shift redirect route cut replace link promote>ln mv cp swap switch"
                            + " set patch sed change checkout link symlink route promote upsert use",
                    "go navigate change enter open log login connect ssh authenticate attach access>cd ssh login"
                            + " exec connect attach auth open sed set chmod chown use bash sh vi vim nano patch"
                            + " export psql mysql",
                    "edit modify set configure adjust export define increase raise lower reduce change specify>sed"
                            + " set vi vim nano config export patch echo tee annotate scale env edit alter update"
                            + " put cat cp secret secrets",
                    "enable disable turn activate mute unmute toggle pause unpause lock unlock>enable disable on"
                            + " off set up down start stop pause resume mask lock unlock patch a2ensite a2dissite"
                            + " ln",
                    "verify confirm ensure validate watch monitor inspect review see look test list show view"
                            + " compare probe ping check>curl status get ps test check verify log logs tail list"
                            + " ls show describe diff ping grep cat health healthcheck version plan t select dig"
                            + " wget smoke",
                    "wait let>sleep wait until timeout rollout",
                    "drain cordon>drain cordon weight scale",
                    "scale>scale replicas",
                    "tell notify announce inform post send communicate>curl notify slack post mail sendmail",
                    "commit stage merge rebase revert tag>git gh hg",
                    "record note capture document>echo tee date git cat get describe ps list images",
                    "rotate renew revoke issue>certbot openssl secret secrets put");

    /// The deed that the words above it are finished before.
    private static final QuickPattern AFTERWARDS =
            QuickPattern.compile(
                    "^\\W*(?:then|afterwards?|after that|next|finally)\\b", CASE_INSENSITIVE);

    /// Hands everything to the block: what is told besides is what that does.
    private static final QuickPattern RUNS =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|next|finally|first|and|please|just|simply),?\\s+)*(?:re-?)?(?:run|execute|use|do|type|invoke|issue|call|perform|follow|see|note|have|make sure|try|trigger)\\b",
                    CASE_INSENSITIVE);

    /// What runs on another machine than the block's commands …
    private static final QuickPattern RUNS_ELSEWHERE =
            QuickPattern.compile(
                    "^\\W*(?:(?:then|now|next|finally|first|and|please|just|simply),?\\s+)*(?:re-?)?(?:run|execute|trigger|invoke)\\b[^.;:]*\\b(?:workflows?|pipelines?|jobs?|actions?|builds?|automations?)\\b",
                    CASE_INSENSITIVE);

    /// … where none of them starts it.
    private static final QuickPattern DISPATCHES =
            QuickPattern.compile(
                    "\\b(?:workflow|dispatch\\w*|trigger|pipeline|job) (?:run|start|create)\\b|\\b(?:start|run|trigger|create)-(?:workflow|pipeline|job|build)|\\bdispatches\\b|\\bworkflow run\\b|\\bgit push\\b|\\bcurl\\b.*\\bPOST\\b|\\bkubectl (?:apply|create)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ENDED = QuickPattern.compile("[.!;]$");

    /// No word but the script's own name says what it does.
    private static final QuickPattern SCRIPT =
            QuickPattern.compile(
                    "(?:(?:sudo|bash|sh) )?[\\w./~-]+\\.(?:sh|py|rb|js)|(?:bash |sh )?\\./[\\w./-]+|(?:npm|yarn|pnpm) run [\\w:-]+|make [\\w:-]+");

    /// No more of a block is looked at.
    private static final int MOST_LINES = 60;

    private DeedsBeside() {}

    private static Map<String, Set<String>> names(String... rules) {
        var names = new HashMap<String, Set<String>>();
        for (var rule : rules) {
            var of = rule.indexOf('>');
            for (var verb : rule.substring(0, of).split(" ", -1)) {
                names.computeIfAbsent(verb, _ -> new HashSet<>())
                        .addAll(List.of(rule.substring(of + 1).split(" ", -1)));
            }
        }
        return Map.copyOf(names);
    }

    /// Asks for what an item tells before the block in it.
    public static void item(Context context, Block.Item item, Scope scope) {
        var words = item.text();
        if (!asks(context, scope, item.line()) || item.rest().isEmpty()) {
            return;
        }
        if (item.rest().getFirst() instanceof Block.Fence fence && runs(fence, scope, words)) {
            ask(context, scope, before(words, fence), item.line(), item.line());
        } else if (item.rest().size() > 1
                && item.rest().getFirst() instanceof Block.Text below
                && item.rest().get(1) instanceof Block.Fence fence
                && !words.endsWith(":")
                && AFTERWARDS.find(below.lines().getFirst().text())
                && runs(fence, scope, Unit.of(below).getLast().text())) {
            // More than the title of what else stands in the item.
            var deeds =
                    all(words, fence).stream()
                            .map(deed -> deed + " (before line " + fence.firstLine() + ")")
                            .toList();
            ask(context, scope, deeds, item.line(), item.line());
        }
    }

    /// The same of a paragraph over a block that is run.
    public static void paragraph(Context context, Unit unit, Scope scope, Block.Fence fence) {
        if (asks(context, scope, unit.line())) {
            ask(context, scope, before(unit.text(), fence), unit.line(), unit.lastLine());
        }
    }

    private static boolean asks(Context context, Scope scope, int line) {
        return scope.acts()
                && !scope.lead().silent()
                && scope.lead() != Lead.EXPECTED
                && scope.lead() != Lead.AUTO
                && !context.notes.has(line, Role.TRIGGER)
                && !context.notes.has(line, Role.MANUAL);
    }

    private static boolean runs(Block.Fence fence, Scope scope, String lead) {
        return ShapedCommands.runs(fence, scope, lead) && !FileContents.in(fence, lead);
    }

    private static void ask(
            Context context, Scope scope, List<String> deeds, int line, int lastLine) {
        if (deeds.isEmpty()) {
            return;
        }
        context.notes.mark(line, "what is to be done before the block below it runs", Role.MANUAL);
        context.person(scope, joined(deeds), line, lastLine);
    }

    static String joined(List<String> deeds) {
        var said = new StringBuilder();
        for (var deed : deeds) {
            if (!said.isEmpty()) {
                said.append(ENDED.find(said) ? " " : ", ");
            }
            said.append(deed);
        }
        return said.toString();
    }

    /// Whether a block is one script of the repository alone, which may do all that is told.
    private static boolean script(Block.Fence fence) {
        var lines = fence.content().stream().filter(it -> !it.isBlank()).toList();
        return lines.size() == 1 && SCRIPT.matches(Bounded.of(lines.getFirst()).strip());
    }

    /// The deeds before the last one that no line of a block does, where the last one is its.
    private static List<String> before(String words, Block.Fence fence) {
        var deeds = Clauses.orders(Inline.plain(Bounded.of(words)));
        var handed = 0;
        var last = -1;
        while (handed < deeds.size()) {
            var elsewhere = elsewhere(deeds.get(handed), words, fence);
            if (RUNS.find(deeds.get(handed)) && !elsewhere) {
                break;
            }
            last = elsewhere ? handed : last;
            handed++;
        }
        if (handed == 0 || deeds.size() < 2) {
            return List.of();
        }
        var lines = words(fence);
        if (last >= 0) {
            return left(deeds.subList(0, last + 1), lines);
        }
        var own = Math.min(handed, deeds.size() - 1);
        return handed < deeds.size()
                        || (AFTERWARDS.find(deeds.get(own))
                                && words.strip().endsWith(":")
                                && !script(fence))
                        || (own(deeds.get(own), lines) && !script(fence))
                ? left(deeds.subList(0, own), lines)
                : List.of();
    }

    /// Whether what is to be run is named and is none of the block's: `Run the "release" workflow.`
    /// over a block that watches it.
    private static boolean elsewhere(String deed, String words, Block.Fence fence) {
        var codes = Inline.codes(deed);
        return RUNS_ELSEWHERE.find(deed)
                && !codes.isEmpty()
                && !words.endsWith(":")
                && fence.content().stream()
                        .noneMatch(line ->
                                DISPATCHES.find(line) || codes.stream().anyMatch(line::contains));
    }

    /// Whether the words with a line's first command are the command's alone, so that what is told
    /// before them is something else: they order it to be run, or say what it does by its name.
    ///
    /// @param own the last order before the command, and the command
    static boolean handsOver(String own, List<String> scripts) {
        return RUNS.find(own)
                || (AFTERWARDS.find(own) && !own.contains(": "))
                || (!SCRIPT.matches(scripts.getFirst()) && own(own, DoneBy.of(scripts)));
    }

    /// Whether one of some commands does, by its name, what an order tells.
    static boolean done(String deed, List<String> scripts) {
        return does(deed, DoneBy.of(scripts));
    }

    private static List<String> all(String words, Block.Fence fence) {
        var deeds = Clauses.orders(Inline.plain(Bounded.of(words)));
        return !InlineCommands.of(words).isEmpty() || deeds.stream().anyMatch(RUNS::find)
                ? List.of()
                : left(deeds, words(fence));
    }

    private static List<String> left(List<String> deeds, DoneBy done) {
        return deeds.stream()
                .filter(deed ->
                        deed.indexOf(' ') > 0
                                && !ItemWords.forbids(deed)
                                && !does(deed, done)
                                && ToldToReplace.values(deed, "").isEmpty())
                .toList();
    }

    /// What the lines of a block do by their words, its remarks included.
    private static DoneBy words(Block.Fence fence) {
        return DoneBy.of(fence.content().subList(0, Math.min(MOST_LINES, fence.content().size())));
    }

    /// Whether some line does what is told, and to nothing else than is told.
    private static boolean does(String deed, DoneBy done) {
        return Clauses.verb(deed).filter(verb -> done.does(deed, verb, says(verb))).isPresent();
    }

    /// Whether some line is what is told last, which it may call otherwise.
    private static boolean own(String deed, DoneBy done) {
        return Clauses.verb(deed).filter(verb -> done.says(says(verb))).isPresent();
    }

    private static Predicate<String> says(String verb) {
        var others = DONE_BY.getOrDefault(verb, Set.of());
        return word -> word.startsWith(stem(verb)) || others.contains(word);
    }

    private static String stem(String verb) {
        return verb.length() > 4 && verb.endsWith("e")
                ? verb.substring(0, verb.length() - 1)
                : verb;
    }
}
