package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubcommandsTest {
    @Test
    void a_sub_command_is_found_by_the_name_that_it_has() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        var screen = new Screen(nowhere, nowhere, false, false);
        var commands = new CommandLineTool(screen, Map.of(), "0").line().getSubcommands();
        assertThat(commands).hasSizeGreaterThan(15).containsKeys("lint", "db", "platform");
        commands.forEach((name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
    }
}
