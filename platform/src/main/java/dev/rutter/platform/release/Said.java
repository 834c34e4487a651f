package dev.rutter.platform.release;

import dev.rutter.platform.process.OutputLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One line of output and where it comes from.
///
/// @param source an instance, an errand, or `DEP/build`, `DEP/predeploy`, `DEP/hook` of a rollout
public record Said(String source, OutputLog.Line line) {

    static List<Said> byInstances(Shelf shelf) throws IOException {
        var said = new ArrayList<Said>();
        for (var file : shelf.errandFiles()) {
            var id = file.getFileName().toString().replace(".properties", "");
            new OutputLog(file.resolveSibling(id), OutputLog.SEGMENT_BYTES)
                    .lines()
                    .forEach(line -> said.add(new Said(id, line)));
        }
        for (var folder : shelf.allOutputs()) {
            var source = folder.getFileName().toString();
            new OutputLog(folder, OutputLog.SEGMENT_BYTES)
                    .lines()
                    .forEach(line -> said.add(new Said(source, line)));
        }
        said.sort(Comparator.comparing(each -> each.line().at()));
        return said;
    }

    static List<Said> byCommands(Shelf shelf) throws IOException {
        var said = new ArrayList<Said>();
        for (var rollout : shelf.rollouts().reversed()) {
            for (var step : List.of("build", "predeploy", "hook")) {
                var folder = shelf.release(rollout.id()).resolve(step);
                new OutputLog(folder, OutputLog.SEGMENT_BYTES)
                        .lines()
                        .forEach(line -> said.add(new Said(rollout.id() + "/" + step, line)));
            }
        }
        said.sort(Comparator.comparing(each -> each.line().at()));
        return said;
    }
}
