package dev.rutter.language.draft;

import dev.rutter.language.command.Scope;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step.Danger;
import dev.rutter.language.sentence.Away;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Events;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.HostingActs;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Repeated;
import dev.rutter.language.sentence.Repositories;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the readers of one document share: the notes, the last command, the choices so far.
public final class Context {
    private static final QuickPattern RECOMMENDED =
            QuickPattern.compile(
                    "recommended|preferred|default|fastest|safest", Pattern.CASE_INSENSITIVE);
    private static final QuickPattern DISCOURAGED =
            QuickPattern.compile(
                    "not recommended|danger|last resort|caution|avoid|careful"
                            + "|destructive|deprecated|only if",
                    Pattern.CASE_INSENSITIVE);

    /// What has been read so far.
    public final Notes notes;

    /// What is wrong in the document, as it is found.
    public final List<Problem> problems;

    /// The machine that the lines above have logged in to.
    public final Away away;

    /// What has to have happened before something is done.
    public final Awaited awaited = new Awaited(this);

    /// What words above say that nothing of it is done here.
    public final Withheld withheld = new Withheld(this);

    /// The folders that the document makes or enters itself.
    public final OwnFolders folders;

    /// The steps that a line elsewhere passes over.
    public final Skipped skipped;

    private final Map<String, Integer> groups = new HashMap<>();
    private final Set<Integer> heads = new HashSet<>();
    private @Nullable CodeWords code;
    private @Nullable StepDraft last;
    private @Nullable StepDraft person;
    private int severities;

    /// No ladder has as many levels.
    private static final int RULES = 1_000;

    private int item;
    private int escalations;

    /// At the beginning of a document.
    ///
    /// @param problems where they are added
    public Context(Notes notes, List<Problem> problems) {
        this.notes = notes;
        this.problems = problems;
        this.away = new Away(new Repositories(notes.lines()));
        this.folders = new OwnFolders(notes.lines());
        this.skipped = new Skipped(notes);
    }

    /// The words of the document's commands.
    public CodeWords code() {
        if (code == null) {
            code = new CodeWords(notes.lines());
        }
        return code;
    }

    /// The last command, query or request that was read in this chapter.
    public Optional<StepDraft> last() {
        return Optional.ofNullable(last);
    }

    /// What follows says nothing of the commands above any more.
    public void forgetLast() {
        last = null;
        person = null;
    }

    /// From here on this is the command that is spoken of.
    public void last(StepDraft draft) {
        last = draft;
        person = null;
    }

    /// What a person was told to do behind the last command.
    public Optional<StepDraft> person() {
        return Optional.ofNullable(person);
    }

    /// States what the result of what stands above must look like: by a machine where a command has
    /// it, else whoever does it looks.
    public void expect(String words, int line) {
        if (person != null) {
            person.expect(new Expectation.Asked(words, notes.span(line)));
        } else if (last != null) {
            last.expect(ExpectationReader.read(words, last.action(), notes.span(line)));
        }
    }

    /// A line says what the command below it must show, and nothing of the one above.
    public void heads(int line) {
        heads.add(line);
    }

    /// Whether one does.
    public boolean isHead(int line) {
        return heads.contains(line);
    }

    /// A name for a group of alternatives that no other group of the document has.
    public String group(String words) {
        var count = groups.merge(words, 1, Integer::sum);
        return count == 1 ? words : words + " (" + count + ")";
    }

    /// The line of the list item whose blocks are read, or 0.
    public int item() {
        return item;
    }

    /// An item's blocks are read, or no more; answers the one around it.
    public int item(int line) {
        var around = item;
        item = line;
        return around;
    }

    /// The rank of the next severity, counted from 0.
    public int nextSeverity() {
        return severities++;
    }

    /// The level of the next one to come in, counted from 1.
    public int nextEscalation() {
        return ++escalations;
    }

    /// The level of a rule for one section, behind those of every ladder.
    public int nextRule() {
        return RULES + ++escalations;
    }

    /// Adds one alternative and answers its key.
    public String choice(String group, String label, int line) {
        return choice(group, label, line, Optional.empty(), Optional.empty());
    }

    /// The same, where more than the label's own words speaks for or against it.
    ///
    /// @param within the key of the alternative that it is a part of
    public String choice(
            String group,
            String label,
            int line,
            Optional<Entry.Choice.Weight> known,
            Optional<String> within) {
        var text = Inline.plain(label);
        var stated =
                DISCOURAGED.find(text)
                        ? Entry.Choice.Weight.DISCOURAGED
                        : RECOMMENDED.find(text)
                                ? Entry.Choice.Weight.RECOMMENDED
                                : Entry.Choice.Weight.PLAIN;
        var key = group + "/" + text;
        Optional<Duration> takes = Durations.first(text);
        notes.add(
                new Entry.Choice(
                        group, key, text, known.orElse(stated), takes, within, notes.span(line)));
        return key;
    }

    /// Adds a step that a person does, or that the hosting does where the line says so.
    public StepDraft person(Scope scope, String text, int line, int lastLine) {
        return person(scope, text, line, lastLine, Optional.empty());
    }

    /// The same, or sends `message` where the line tells to send the block below it.
    public StepDraft person(
            Scope scope, String text, int line, int lastLine, Optional<String> message) {
        return person(scope, text, notes.span(line), lastLine, message);
    }

    /// The same at a place within a line.
    public StepDraft person(
            Scope scope, String text, Span span, int lastLine, Optional<String> message) {
        var words = Phrases.stripNumber(Inline.plain(text));
        var act = HostingActs.read(text);
        var action =
                message.<Action>map(Action.Announce::new)
                        .or(() -> act)
                        .orElseGet(() -> new Action.Ask(words));
        if (action instanceof Action.Hosting(var what, _, _)) {
            var name = what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            notes.mark(span.line(), "the hosting can do this: " + name, Role.MANUAL);
        }
        var draft =
                notes.add(
                        new StepDraft(
                                awaited.passed(
                                        action instanceof Action.Ask
                                                ? askedOnce(scope, text)
                                                : scope),
                                words,
                                action,
                                Danger.NONE,
                                List.of(),
                                span,
                                lastLine));
        if (action.byPerson()) {
            person = draft;
        }
        return draft;
    }

    /// Asks whether the run goes on.
    public void gate(Scope scope, String words, int line) {
        person = notes.add(halt(scope, words, line));
    }

    /// The question whether the run goes on, which no chapter has yet.
    StepDraft halt(Scope scope, String words, int line) {
        return new StepDraft(
                scope,
                words + Action.Ask.GOES_ON,
                new Action.Ask(words + Action.Ask.GOES_ON),
                Danger.NONE,
                List.of(),
                notes.span(line),
                line);
    }

    /// What has to have happened before somebody does something is a part of what they are asked: a
    /// question of its own would pass it over where it has not.
    private static Scope askedOnce(Scope outer, String text) {
        var scope =
                outer.when()
                        .filter(guard -> Repeated.elsewhere(text, guard.own()))
                        .map(guard -> outer.when(guard.around()))
                        .orElse(outer);
        var event = Events.in(text);
        return scope.when()
                .filter(guard -> event.filter(guard.own()::equals).isPresent())
                .map(guard -> scope.when(guard.around()))
                .orElse(scope);
    }
}
