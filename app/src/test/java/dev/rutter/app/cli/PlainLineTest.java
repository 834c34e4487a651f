package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What is taken without picocli is what picocli takes, for whatever is written.
class PlainLineTest {
    private static final int LINES = 4_000;

    private final CommandLineTool tool =
            new CommandLineTool(
                    new Screen(
                            new PrintStream(new ByteArrayOutputStream()),
                            new PrintStream(new ByteArrayOutputStream()),
                            false,
                            false),
                    Map.of("RUTTER_HOME", "/nowhere"),
                    "test");

    @ParameterizedTest
    @ValueSource(strings = {"lint", "read", "plan", "platform up"})
    void whatever_is_taken_at_once_picocli_takes_alike(String command) {
        var random = new Random(command.hashCode());
        var vocabulary = vocabulary(command);
        var taken = 0;
        for (var i = 0; i < LINES; i++) {
            var words = new ArrayList<>(List.of(command.split(" ")));
            for (var more = random.nextInt(6); more > 0; more--) {
                words.add(vocabulary.get(random.nextInt(vocabulary.size())));
            }
            var home = home();
            var plain = tool.plain(home, words);
            if (plain.isPresent()) {
                taken++;
                var line = tool.line(words.toArray(String[]::new));
                var parsed = line.parseArgs(words.toArray(String[]::new));
                while (parsed.hasSubcommand()) {
                    parsed = parsed.subcommand();
                }
                assertThat(parsed.isUsageHelpRequested()).as("%s", words).isFalse();
                assertThat(fields(plain.get()))
                        .as("%s", words)
                        .isEqualTo(fields(parsed.commandSpec().userObject()));
                assertThat(fields(home))
                        .as("%s", words)
                        .isEqualTo(fields(((RootCommand) line.getCommand()).home()));
            }
        }
        assertThat(taken).isGreaterThan(LINES / 50);
    }

    @Test
    void what_people_mostly_write_is_taken_at_once() {
        assertThat(
                        Stream.of(
                                "lint RUNBOOK.md",
                                "lint --json a.md b.md",
                                "lint a.md --sarif",
                                "read --roles a.md",
                                "plan RUNBOOK.md -e production",
                                "plan --environment production --companion c.yaml a.md --json",
                                "platform up",
                                "platform up --no-deploy --home /tmp/home app"))
                .allMatch(line -> tool.plain(home(), List.of(line.split(" ", -1))).isPresent());
    }

    @Test
    void help_mistakes_and_unusual_spellings_are_left_to_picocli() {
        assertThat(
                        Stream.of(
                                "lint",
                                "lint --help",
                                "lint -h a.md",
                                "lint --jsno a.md",
                                "lint --json --json a.md",
                                "lint -",
                                "lint -- a.md",
                                "lint @a.md",
                                "plan -eproduction a.md",
                                "plan -e production --environment staging a.md",
                                "plan --environment=production a.md",
                                "plan a.md -e",
                                "plan a.md -e --json",
                                "plan a.md b.md",
                                "plan a.md --input x=y",
                                "platform",
                                "platform upp",
                                "platform up --wait 3",
                                "platform --home h up",
                                "--home h lint a.md",
                                "status"))
                .noneMatch(line -> tool.plain(home(), List.of(line.split(" ", -1))).isPresent());
        assertThat(tool.plain(home(), List.of())).isEmpty();
        assertThat(tool.plain(home(), List.of("lint", ""))).isEmpty();
    }

    private static CommandLineTool.Home home() {
        return new CommandLineTool.Home(Map.of("RUTTER_HOME", "/nowhere"));
    }

    /// Every option that the command has, most of the time as it should be written.
    private List<String> vocabulary(String command) {
        CommandLine line = tool.line();
        for (var word : List.of(command.split(" ", -1))) {
            line = Objects.requireNonNull(line.getSubcommands().get(word), word);
        }
        var words =
                new ArrayList<>(
                        List.of("a.md", "b.md", "a.md", "x", "1", "-", "--", "@f", "\"q\"", "a=b"));
        words.addAll(List.of("", "--json=true", "--hlep", "-e=x", "up", "lint", "'s'", "${x}"));
        line.getCommandSpec().options().forEach(option -> words.addAll(List.of(option.names())));
        return words;
    }

    /// What a command was told: its fields, those of its groups of options among them.
    private static Map<String, String> fields(Object told) {
        var fields = new TreeMap<String, String>();
        for (var field : told.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            try {
                var value = field.get(told);
                if (value instanceof RunbookArguments || value instanceof GivenArguments) {
                    fields(value)
                            .forEach(
                                    (name, text) -> fields.put(field.getName() + "." + name, text));
                } else if (!(value instanceof Screen || value instanceof CommandLineTool.Home)) {
                    fields.put(field.getName(), String.valueOf(value));
                }
            } catch (IllegalAccessException never) {
                throw new AssertionError(never);
            }
        }
        return fields;
    }
}
