package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.block.Block;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;

/// Chapters that tell where copies lie, how and how often they are made. In a document that
/// restores they are another day's work: a copy made now would be one of the broken system, and
/// mostly stands over the one that is to be restored.
final class KeptCopies {
    private static final String COPIES =
            "(?:back-?ups?|copies|dumps?|snapshots?|archives?|mirrors?|back-?up files|dr files)";

    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "^(?:where|how|when|what|which)\\b.*\\b(?:backed[- ]up|"
                            + COPIES
                            + ")\\b"
                            + "|^(?:where|how|when)\\b.*\\b(?:files|data) (?:land|lie|live|go|come|are kept|is kept|are stored|is stored)\\b"
                            + "|^(?:the |our )?(?:[\\w-]+ ){0,2}back-?ups? (?:sources?|locations?|layers?|layout|jobs?|schedules?|polic(?:y|ies)|strateg(?:y|ies)|process|storage|files|inventory|set-?up|configuration|systems?|overview|details|retention|frequency|metadata|methods?|types?|tools?|procedures?)$"
                            + "|^(?:the |our )?(?:[\\w-]+ ){0,2}(?:back-?ups|snapshots|dumps)$"
                            + "|^(?:the )?(?:manual|nightly|hourly|daily|weekly|automat(?:ed|ic)|scheduled|regular|routine|periodic) (?:[\\w-]+ )?"
                            + COPIES
                            + "\\b"
                            + "|^(?:taking|making|creating|running|scheduling|automating|configuring|managing) (?:(?:the|an?|regular|manual|new) )*(?:[\\w-]+ )?"
                            + COPIES
                            + "$"
                            + "|^(?:back-?up-?(?:beleid|konzept|strategie|richtlinie\\w*|plan)|(?:daten)?sicherung(?:en|skonzept)?|(?:les )?sauvegardes?|(?:las )?copias de seguridad|politique de sauvegarde)$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// What is done with a copy.
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "\\b(?:restor\\w*|recover\\w*|rebuild\\w*|verif\\w*|check\\w*|test\\w*|use|find|choose|choosing|select\\w*|pick\\w*|locat(?:e|ing)|fetch\\w*|download\\w*|copy back|before|wiederherstell\\w*|restaur\\w*)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern CODE = QuickPattern.compile("`([^`\\n]+)`");

    /// What is done with the system itself.
    private static final QuickPattern ACTS =
            QuickPattern.compile(
                    "\\b(?:promot|switch|fail|stop|start|detach)\\w*", CASE_INSENSITIVE);

    /// A step of the restoration, whatever it is called after.
    private static final QuickPattern COUNTED =
            QuickPattern.compile("^\\W*(?:phase|stage|step|part)\\s*\\w+\\b", CASE_INSENSITIVE);

    /// Commands that make a copy, by their names.
    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "(?:^|[;&|(]\\s*)(?:sudo )?(?:(?:ba)?sh )?(?:[\\w.~-]*/)*(?:[a-z0-9]+[-_.])*(?:dump|back-?up|mirror|snapshot|archive)(?:[-_.]\\w+)*(?=[\\s;|&]|$)"
                            + "|(?:^|[\\s;&|(\"'/])(?:pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump|pg_basebackup)\\b"
                            + "|\\b(?:snapshots?|back-?ups?) (?:create|save|make)\\b|\\bcreate-[\\w-]*(?:snapshot|backup)\\b|\\b(?:restic|borg|velero) (?:backup|create)\\b"
                            + "|\\btar (?:-?c\\w*|--create)\\s",
                    CASE_INSENSITIVE);

    private static final QuickPattern COPIES_TO =
            QuickPattern.compile(
                    "\\b(?:rsync|scp|cp|aws s3 sync|rclone (?:copy|sync))\\s", CASE_INSENSITIVE);

    /// Where copies lie.
    private static final QuickPattern PLACE =
            QuickPattern.compile(
                    "^(?:(?:s3|gs)://|[\\w.@-]+:)|back-?up|copies|mirror|archive",
                    CASE_INSENSITIVE);

    /// Commands that fetch a copy or put it back.
    private static final QuickPattern FETCHES =
            QuickPattern.compile(
                    "restor|recover|\\bmount\\b|\\b(?:cp|sync|copy|mv) (?:--?\\S+ )*(?:s3|gs)://|\\b(?:scp|rsync|rclone \\w+) (?:-\\S+ )*[\\w.@-]+:|\\b(?:download|gunzip|unzip|tar -?x)|(?:psql|mysql|mariadb)\\b[^|]*<",
                    CASE_INSENSITIVE);

    private KeptCopies() {}

    /// Whether all that a chapter runs makes copies.
    ///
    /// @param blocks what stands in it and in the parts of it
    static boolean made(List<Block> blocks) {
        var commands = new ArrayList<String>();
        blocks.forEach(block -> commands(block, commands));
        commands.removeIf(command -> command.strip().startsWith("#"));
        return commands.stream().anyMatch(KeptCopies::makes)
                && commands.stream().noneMatch(FETCHES::find)
                && commands.stream().noneMatch(ACTS::find);
    }

    private static boolean makes(String command) {
        var line = command.strip();
        return MAKES.find(line)
                || (COPIES_TO.find(line) && PLACE.find(line.substring(line.lastIndexOf(' ') + 1)));
    }

    private static void commands(Block block, List<String> found) {
        switch (block) {
            case Block.Fence fence -> found.addAll(fence.content());
            case Block.Items list ->
                    list.items()
                            .forEach(item -> {
                                spans(item.text(), found);
                                item.fences().forEach(fence -> found.addAll(fence.content()));
                            });
            case Block.Text text -> spans(text.joined(), found);
            case Block.Fold fold -> fold.blocks().forEach(inner -> commands(inner, found));
            case Block.Table table ->
                    table.rows().forEach(row -> row.cells().forEach(cell -> spans(cell, found)));
            case Block.Heading _, Block.Item _, Block.Html _ -> {}
        }
    }

    /// What is written as code in a line.
    private static void spans(String text, List<String> found) {
        var code = CODE.matcher(text);
        while (code.find()) {
            found.add(code.group(1));
        }
    }

    /// Whether a heading calls itself a step.
    static boolean counted(String heading) {
        return COUNTED.find(heading);
    }

    /// Whether a heading, without its number, is of such a chapter.
    static boolean told(String words) {
        return TOLD.find(words) && !TAKES.find(words) && !ACTS.find(words);
    }
}
