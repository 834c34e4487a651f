package dev.rutter.app.cli;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A command line as people mostly write it: a command's words, and options that stand there once,
/// in full, their value behind them. It is taken at once, because the annotations that say the same
/// take longer to be looked up than many a command to run.
///
/// What is written in any other way, is too few or too many, or asks for help, is not taken: then
/// picocli reads the line from the beginning, and tells what is wrong with it.
final class PlainLine {
    /// A command that tells which plain lines it takes.
    interface Taking extends Callable<ExitCode> {
        /// Names the words and options; those that picocli alone reads are left out.
        void plainly(PlainLine line);
    }

    private static final class Option {
        private final List<String> names;
        private final boolean valued;
        private final Consumer<String> set;
        private boolean given;

        Option(List<String> names, boolean valued, Consumer<String> set) {
            this.names = names;
            this.valued = valued;
            this.set = set;
        }
    }

    private final List<Option> options = new ArrayList<>();
    private int least;
    private int most;
    private Consumer<List<String>> words = _ -> {};

    /// An option without a value.
    PlainLine flag(String name, Runnable set) {
        options.add(new Option(List.of(name), false, _ -> set.run()));
        return this;
    }

    /// An option with one value.
    PlainLine option(Consumer<String> set, String... names) {
        options.add(new Option(List.of(names), true, set));
        return this;
    }

    /// What stands there beside the options; `set` is called where there is any.
    PlainLine words(int fewest, int greatest, Consumer<List<String>> set) {
        least = fewest;
        most = greatest;
        words = set;
        return this;
    }

    /// Sets all that the arguments say; false where they are not plain.
    boolean take(List<String> arguments) {
        var found = new ArrayList<String>();
        var sets = new ArrayList<Runnable>();
        for (var at = 0; at < arguments.size(); at++) {
            var word = arguments.get(at);
            if (plain(word)) {
                found.add(word);
                continue;
            }
            var option = unused(word);
            if (option == null) {
                return false;
            }
            option.given = true;
            if (option.valued && ++at == arguments.size()) {
                return false;
            }
            var value = arguments.get(at);
            if (option.valued && !plain(value)) {
                return false;
            }
            sets.add(() -> option.set.accept(value));
        }
        if (found.size() < least || found.size() > most) {
            return false;
        }
        try {
            sets.forEach(Runnable::run);
            if (!found.isEmpty()) {
                words.accept(List.copyOf(found));
            }
            return true;
        } catch (InvalidPathException told) {
            return false;
        }
    }

    private @Nullable Option unused(String word) {
        for (var option : options) {
            if (!option.given && option.names.contains(word)) {
                return option;
            }
        }
        return null;
    }

    /// No option, no file of arguments, nothing that quotes could be taken from.
    private static boolean plain(String word) {
        return !word.isEmpty()
                && word.charAt(0) != '-'
                && word.charAt(0) != '@'
                && word.indexOf('"') < 0;
    }
}
