package dev.rutter.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "platform",
        description = "Runs a render.yaml on this machine: services, databases, releases, proxy.")
final class PlatformCommand implements Callable<ExitCode> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public ExitCode call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
