package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SubcommandsTest {
    @Test
    void a_sub_command_is_found_by_the_name_that_it_has() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var screen = new Screen(nowhere, nowhere, false, false);
        var commands = new CommandLineTool(screen, Map.of(), "0").line().getSubcommands();
        assertThat(commands).hasSizeGreaterThan(15).containsKeys("lint", "db", "platform");
        commands.forEach((name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line),
                line.getSubcommands().values().stream().flatMap(SubcommandsTest::all));
    }

    private static Stream<CommandLine> all() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var screen = new Screen(nowhere, nowhere, false, false);
        return all(new CommandLineTool(screen, Map.of(), "0").line());
    }

    /// The list of commands shows the first line of each description alone.
    @Test
    void each_line_of_a_help_is_whole_sentences() {
        all().forEach(line -> {
            var spec = line.getCommandSpec();
            var texts =
                    Stream.of(
                                    Stream.of(spec.usageMessage().description()),
                                    Stream.of(spec.usageMessage().footer()),
                                    spec.options().stream()
                                            .flatMap(option -> Stream.of(option.description())),
                                    spec.positionalParameters().stream()
                                            .flatMap(word -> Stream.of(word.description())))
                            .flatMap(text -> text)
                            .filter(text -> !text.isEmpty());
            assertThat(texts)
                    .as(spec.qualifiedName())
                    .allMatch(text -> text.matches("(?s).+[.:)]"));
            assertThat(spec.usageMessage().description())
                    .as(spec.qualifiedName())
                    .isNotEmpty()
                    .allMatch(text -> text.matches("(?s).+[.)]"));
        });
    }

    @Test
    void no_line_of_a_help_is_wider_than_a_terminal() {
        all().forEach(line ->
                assertThat(
                                line.setUsageHelpAutoWidth(false)
                                        .setUsageHelpWidth(80)
                                        .getUsageMessage())
                        .as(line.getCommandSpec().qualifiedName())
                        .doesNotContain("~/.\n")
                        .satisfies(text ->
                                assertThat(text.lines()).allMatch(row -> row.length() <= 80)));
    }
}
