package dev.rutter.platform.release;

import dev.rutter.platform.process.OutputLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// One line of output and where it comes from.
///
/// @param source an instance, an errand, or `DEP/build`, `DEP/predeploy`, `DEP/hook` of a rollout
public record Said(String source, OutputLog.Line line) {

    /// @param wanted which folders of outputs are read
    static List<Said> byInstances(Shelf shelf, Predicate<Path> wanted) throws IOException {
        var said = new ArrayList<Said>();
        for (var file : shelf.errandFiles()) {
            var id = file.getFileName().toString().replace(".properties", "");
            add(said, id, file.resolveSibling(id), wanted);
        }
        for (var folder : shelf.allOutputs()) {
            add(said, folder.getFileName().toString(), folder, wanted);
        }
        said.sort(Comparator.comparing(each -> each.line().at()));
        return said;
    }

    /// @param wanted which folders of outputs are read
    static List<Said> byCommands(Shelf shelf, Predicate<Path> wanted) throws IOException {
        var said = new ArrayList<Said>();
        for (var rollout : shelf.rollouts().reversed()) {
            for (var step : List.of("build", "predeploy", "hook")) {
                var folder = shelf.release(rollout.id()).resolve(step);
                add(said, rollout.id() + "/" + step, folder, wanted);
            }
        }
        said.sort(Comparator.comparing(each -> each.line().at()));
        return said;
    }

    private static void add(List<Said> said, String source, Path folder, Predicate<Path> wanted)
            throws IOException {
        if (wanted.test(folder)) {
            new OutputLog(folder, OutputLog.SEGMENT_BYTES)
                    .lines()
                    .forEach(line -> said.add(new Said(source, line)));
        }
    }
}
