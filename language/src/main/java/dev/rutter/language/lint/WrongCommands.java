package dev.rutter.language.lint;

import java.util.List;
import java.util.stream.Stream;

/// Every fact about a tool that runbooks get wrong.
final class WrongCommands {
    static final List<WrongCommand> ALL =
            Stream.of(HostingFacts.ALL, DatabaseFacts.ALL, ToolFacts.ALL)
                    .flatMap(List::stream)
                    .toList();

    private WrongCommands() {}
}
