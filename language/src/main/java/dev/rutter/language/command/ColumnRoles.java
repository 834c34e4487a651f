package dev.rutter.language.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.block.Block;
import dev.rutter.language.sentence.ColumnNames;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each column of a table of steps is for, by its heading and by what its cells hold: what is
/// run, what proves it, what takes it back, what must be seen.
public final class ColumnRoles {
    /// What a heading says of its column.
    public enum Use {
        /// Its cells are commands, marked or not.
        COMMAND,
        /// Its cells are commands where they are marked as code.
        MARKED,
        /// Commands that prove that what was done is right, or words that say how it must be.
        PROOF,
        /// The same before it is done.
        BEFORE,
        /// What takes it back.
        BACK,
        /// What is done where it fails.
        FAILS,
        /// What must be seen.
        SEEN,
        /// Whatever the others are not.
        OTHER
    }

    private static final QuickPattern COMMAND =
            QuickPattern.compile(
                    "^(?:shell |cli )?(?:commands?|cmd|requests?|calls?|probes?|how(?: to (?:check|verify|test))?|(?:check|verification) command|befehle?|kommandos?|commandes?|comandos?)(?: to run)?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern MARKED =
            QuickPattern.compile(
                    "^(?:installation|install(?: (?:with|via|command))?|diagnos\\w+|diagnostic command|(?:and )?then(?: this)?|do(?: this)?|forward|run(?: this)?|execute)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern INSTALLS =
            QuickPattern.compile("^install.*", CASE_INSENSITIVE);

    private static final QuickPattern PROOF =
            QuickPattern.compile(
                    "^(?:(?:quick |health |status |post-?|smoke )?(?:checks?|tests?)|(?:how to )?(?:verif(?:y|ies|ication)|validat(?:e|es|ion)|check|confirm(?:ation)?|test|prove)(?: (?:with|by|using|via|step|method|commands?|query))?|proof|post-?conditions?|(?:über)?prüfung|kontrolle|v(?:é|e)rification|contr(?:ô|o)le|verificaci(?:ó|o)n|comprobaci(?:ó|o)n)$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// A column of tests tells in what they are written as often as what is run.
    private static final QuickPattern TESTS = QuickPattern.compile("\\btests?$", CASE_INSENSITIVE);

    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "^(?:pre-?(?:checks?|conditions?|requisites?|flight(?: checks?)?)|(?:check |verify |test )?(?:before|first))$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BACK =
            QuickPattern.compile(
                    "^(?:(?:how to |to )?(?:roll[ -]?(?:it )?back|revert|undo|back[ -]?out|reverse|go back)(?: (?:command|step|procedure|action|with|by|via|plan))?|backwards?|(?:the )?way back|down|undone by|rückweg|rückgängig|zurück|retour(?: arri(?:è|e)re)?|annul\\w+|marcha atr(?:á|a)s|reversi(?:ó|o)n|deshacer)$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern FAILS =
            QuickPattern.compile(
                    "^(?:(?:on|upon|in case of|after) (?:failures?|errors?|problems?)|(?:if|when) (?:it|this|that|the step) (?:fails|failed|goes wrong|breaks)|if not ok|fallback|recovery|contingency|plan b)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern SEEN =
            QuickPattern.compile(
                    "^(?:expect(?:ed|s|ation)?\\b.*|(?:what )?(?:you|we) (?:should|will|must|want to|expect to) (?:see|get|find|expect)|what to (?:see|expect|look for)|(?:it )?(?:should|must|has to) (?:be|see|return|show|say|read|print|output|display|contain|look like)"
                            + "|(?:good |desired |wanted |right )?(?:results?|outcomes?|outputs?)|success(?:ful)?(?: (?:looks like|criteri(?:a|on)|conditions?|if|when|means|indicators?|signs?))?|good(?: (?:if|when|looks like))?|healthy|(?:ok|okay|done|complete|fine|green|happy|successful|passed|valid|satisfied) (?:if|when)|wanted|(?:results?|outputs?|answers?) (?:if|when) (?:ok|good|all is well|successful|it works)|(?:correct|right|normal|proper) (?:answer|response|output|result)s?|pass(?:es|ed|ing)?(?: (?:if|when|criteri(?:a|on)|conditions?|requirements?))?|accept(?:ed|ance)?(?: (?:if|when|criteri(?:a|on)|conditions?|requirements?|tests?))?|(?:looks|shows|prints|returns|says|answers)(?: like)?"
                            + "|(?:erwartet\\w*|attendus?|soll(?:te)?|muss|doit|debe)(?: .*)?|(?:soll|ziel)-?(?:wert|zustand)|erfolgskriteri\\w+|abnahmekriteri\\w+|critères? (?:de succès|d['’]acceptation)|ergebnis(?:se)?|r(?:é|e)sultats?(?: attendus?)?|resultados?(?: esperados?)?)$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern CODE = QuickPattern.compile("`[^`]+`");

    private final List<String> header;
    private final List<Use> uses;

    private ColumnRoles(List<String> header, List<Use> uses) {
        this.header = header;
        this.uses = uses;
    }

    /// What the columns under these headings are for by their headings alone.
    public static ColumnRoles of(List<String> header) {
        var names = header.stream().map(String::strip).toList();
        return new ColumnRoles(names, names.stream().map(ColumnRoles::use).toList());
    }

    private static Use use(String name) {
        if (COMMAND.matches(name)) {
            return PROOF.matches(name) ? Use.PROOF : Use.COMMAND;
        }
        return MARKED.matches(name)
                ? Use.MARKED
                : PROOF.matches(name)
                        ? Use.PROOF
                        : SEEN.matches(name)
                                ? Use.SEEN
                                : BACK.matches(name)
                                        ? Use.BACK
                                        : BEFORE.matches(name)
                                                ? Use.BEFORE
                                                : FAILS.matches(name) ? Use.FAILS : Use.OTHER;
    }

    /// The headings of its columns.
    public List<String> header() {
        return header;
    }

    /// What a column is for.
    ///
    /// @param column its index, within the header
    public Use use(int column) {
        return uses.get(column);
    }

    /// Whether a column is for this.
    public boolean has(Use use) {
        return uses.contains(use);
    }

    /// The cells of a row below headings that say this.
    public List<String> cells(Use use, Block.Row row) {
        var out = new ArrayList<String>();
        for (var i = 0; i < Math.min(uses.size(), row.cells().size()); i++) {
            if (uses.get(i) == use) {
                out.add(row.cells().get(i));
            }
        }
        return out;
    }

    /// What a row says must be seen: before what is filled in there once it was.
    public Optional<String> seen(Block.Row row) {
        var found = Optional.<String>empty();
        for (var i = 0; i < Math.min(uses.size(), row.cells().size()); i++) {
            var cell = row.cells().get(i);
            if (uses.get(i) == Use.SEEN && cell.chars().anyMatch(Character::isLetterOrDigit)) {
                if (!ColumnNames.filledIn(header.get(i))) {
                    return Optional.of(cell);
                }
                found = found.or(() -> Optional.of(cell));
            }
        }
        return found;
    }

    /// What proves a row's action: the cells right of it that say how it is checked.
    public List<String> behind(Block.Row row, List<String> scripts) {
        return beside(row, scripts, true);
    }

    /// What is looked at before a row's action: the cells left of it that say how, and those below
    /// a heading that says so.
    public List<String> before(Block.Row row, List<String> scripts) {
        var out = new ArrayList<>(beside(row, scripts, false));
        out.addAll(cells(Use.BEFORE, row));
        return out;
    }

    private List<String> beside(Block.Row row, List<String> scripts, boolean behind) {
        var out = new ArrayList<String>();
        var seen = false;
        for (var i = 0; i < Math.min(uses.size(), row.cells().size()); i++) {
            var cell = row.cells().get(i);
            if (uses.get(i) == Use.PROOF) {
                if (seen == behind) {
                    out.add(cell);
                }
            } else {
                seen |= scripts.isEmpty() || scripts.stream().anyMatch(cell::contains);
            }
        }
        return out;
    }

    /// The commands that do what a row is for: what its column for them holds; where the table has
    /// none, what stands marked as code below `Run`, beside what proves it, what takes it back or
    /// what to expect; and where nothing is done, what looks.
    public List<String> scripts(Block.Row row) {
        if (has(Use.COMMAND)) {
            return cells(Use.COMMAND, row).stream()
                    .findFirst()
                    .map(ColumnRoles::command)
                    .orElse(List.of());
        }
        var marked = cells(Use.MARKED, row).stream().flatMap(it -> marked(it).stream()).toList();
        if (!marked.isEmpty()) {
            return marked;
        }
        if (has(Use.PROOF) || has(Use.BACK)) {
            for (var cell : cells(Use.OTHER, row)) {
                var told = marked(cell);
                if (!told.isEmpty()) {
                    return told;
                }
                if (!InlineCommands.of(cell).isEmpty()) {
                    return List.of();
                }
            }
        }
        var looks = looks(row);
        if (!looks.isEmpty()) {
            return looks;
        }
        if (!has(Use.SEEN)) {
            return List.of();
        }
        return cells(Use.OTHER, row).stream()
                .filter(cell -> CODE.matches(cell.strip()))
                .flatMap(cell -> Inline.codes(cell).stream())
                .filter(InlineCommands::runnable)
                .limit(1)
                .toList();
    }

    /// The commands that prove something, where nothing else of the row is one.
    private List<String> looks(Block.Row row) {
        for (var i = 0; i < Math.min(uses.size(), row.cells().size()); i++) {
            if (uses.get(i) == Use.PROOF && !TESTS.find(header.get(i))) {
                var cell = row.cells().get(i);
                var found = COMMAND.matches(header.get(i)) ? command(cell) : marked(cell);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /// What a row tells to run in so many words, beside what proves it or takes it back.
    public Optional<String> told(Block.Row row) {
        return has(Use.PROOF) || has(Use.BACK)
                ? cells(Use.OTHER, row).stream()
                        .filter(cell -> !InlineCommands.of(cell).isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    /// Whether the commands of a row only look, so that what it orders is done by somebody else.
    public boolean onlyLooks(Block.Row row, List<String> scripts) {
        return !scripts.isEmpty()
                && !has(Use.COMMAND)
                && has(Use.PROOF)
                && looks(row).equals(scripts);
    }

    /// Whether what a row runs installs it.
    public boolean installs(Block.Row row) {
        for (var i = 0; i < Math.min(uses.size(), row.cells().size()); i++) {
            if (uses.get(i) == Use.MARKED && INSTALLS.matches(header.get(i))) {
                return !row.cells().get(i).isEmpty();
            }
        }
        return false;
    }

    /// What a row calls itself: its first cell that is more than a number, and neither proves it
    /// nor takes it back.
    public Optional<String> title(Block.Row row, QuickPattern empty) {
        for (var i = 0; i < row.cells().size(); i++) {
            var use = i < uses.size() ? uses.get(i) : Use.OTHER;
            var names =
                    switch (use) {
                        case OTHER, COMMAND, MARKED -> true;
                        case PROOF -> i == 0 && InlineCommands.of(row.cells().get(i)).isEmpty();
                        case BEFORE, BACK, FAILS, SEEN -> false;
                    };
            if (names && !empty.matches(row.cells().get(i))) {
                return Optional.of(row.cells().get(i));
            }
        }
        return Optional.empty();
    }

    /// All that stands in backticks, where all of it is commands.
    private static List<String> marked(String cell) {
        var codes = Inline.codes(cell);
        return !codes.isEmpty() && codes.stream().allMatch(InlineCommands::runnable)
                ? codes
                : List.of();
    }

    /// The same in a column for commands, where a whole cell without marks is one, too.
    private static List<String> command(String cell) {
        var codes = Inline.codes(cell);
        var all = codes.isEmpty() ? List.of(cell.strip()) : codes;
        // In a column for commands, marks around it say that a word nobody knows is a program.
        var known =
                codes.isEmpty()
                        ? all.stream().allMatch(CommandWords::known)
                        : all.stream().allMatch(CommandWords::likely);
        return known ? all : List.of();
    }

    /// Whether a table's rows give commands in a column for them.
    public static boolean commands(Block.Table table) {
        var columns = of(header(table));
        return table.rows().stream().anyMatch(row -> !columns.scripts(row).isEmpty());
    }

    /// The headings of its columns, without marks.
    public static List<String> header(Block.Table table) {
        return table.header().cells().stream().map(Inline::plain).toList();
    }
}
