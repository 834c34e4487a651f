package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.MemoryJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.engine.step.ToolsException;
import dev.rutter.language.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that outlives an engine: time, journal, hosting, what was done; and engines in it.
final class World {
    /// How much later it is by the engines' clock than by the hosting's.
    Duration ahead = Duration.ZERO;

    final VirtualTime time = new VirtualTime();
    final Journal journal = new MemoryJournal(this::now);
    final FakeHosting hosting = new FakeHosting(time);
    final FakeTools tools = new FakeTools(hosting);
    final Map<String, Answer> answers = new HashMap<>();
    final List<String> questions = new ArrayList<>();
    final Path home;
    Aftermath aftermath = Aftermath.none();
    Optional<String> lost = Optional.empty();

    /// Why there are no tools to act with.
    Optional<String> toolless = Optional.empty();

    World(Path home) {
        this.home = home;
        tools.ends.put(
                "./bin/migrate",
                new dev.rutter.engine.step.Shell.Fate.Exited(0, "schema is up to date\n"));
    }

    private Instant now() {
        return time.instant().plus(ahead);
    }

    Engine engine(Journal through) {
        return new Engine(
                through,
                (run, plan, folder) -> {
                    if (toolless.isPresent()) {
                        throw new ToolsException(toolless.get());
                    }
                    return tools;
                },
                (environment, run, by) ->
                        new EnvironmentGuard.Taken.Ours(
                                new EnvironmentGuard.Tenure() {
                                    @Override
                                    public Optional<String> lost() {
                                        return lost;
                                    }

                                    @Override
                                    public void close() {}
                                }),
                aftermath,
                home,
                this::now,
                time);
    }

    Engine engine() {
        return engine(journal);
    }

    /// Answers by question where the test gave one; else nobody is there.
    Asker asker() {
        return (question, patience) -> {
            questions.add(question.question());
            return Optional.ofNullable(answers.get(question.question()))
                    .<Asker.Reply>map(answer -> new Asker.Reply.Given(answer, "mia", ""))
                    .orElseGet(Asker.Reply.Nobody::new);
        };
    }

    String begin(Plan plan, String commit) {
        return engine().begin(plan, new RunOptions(commit, "jo", 1, home));
    }

    /// A run that asks about a step that fails before go-live, or of which a part was asked for.
    String begin(Plan plan, String commit, Part part, String why) {
        var setting =
                new Setting("shop", "", "", part.words(), part.leftOut(), why, true, List.of());
        return engine().begin(plan, new RunOptions(commit, "jo", 1, home, setting));
    }

    /// The same of the whole plan.
    String beginAsking(Plan plan) {
        return begin(plan, "good2", Part.WHOLE, "");
    }

    Halt carryOn(String run) throws InterruptedException {
        return engine().carryOn(run, "jo", asker());
    }

    /// Begins and follows one run.
    Halt run(Plan plan, String commit) throws InterruptedException {
        return carryOn(begin(plan, commit));
    }

    RunState state() {
        return engine().state(journal.runs().getFirst());
    }

    Stream<RunEvent> events() {
        return journal.read(journal.runs().getFirst(), 0).stream().map(Journal.Recorded::event);
    }

    <T extends RunEvent> List<T> all(Class<T> kind) {
        return events().filter(kind::isInstance).map(kind::cast).toList();
    }
}
