package dev.rutter.platform.api;

import dev.rutter.platform.blueprint.Blueprint;
import dev.rutter.platform.blueprint.Blueprint.EnvEntry;
import dev.rutter.platform.blueprint.BlueprintReader;
import dev.rutter.platform.release.OpenVariables;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// The variables of a blueprint whose values come from whoever starts the platform (`sync: false`).
public final class Given {
    private Given() {}

    /// Those of the render.yaml in `folder` that `environment` does not hold and that were never
    /// given before, each with the services that want it, in the file's order; none where there is
    /// no such file or it has mistakes, which [PlatformControl#up] tells.
    ///
    /// @param home the platform's
    public static SequencedMap<String, List<String>> open(
            Path folder, Path home, Map<String, String> environment) throws PlatformException {
        var file = folder.toAbsolutePath().normalize().resolve("render.yaml");
        if (!Files.isRegularFile(file)) {
            return new LinkedHashMap<>();
        }
        var open = OpenVariables.open(read(file), home.toAbsolutePath().normalize());
        open.keySet().removeAll(environment.keySet());
        return open;
    }

    static Set<String> names(Blueprint blueprint) {
        var names = new HashSet<String>();
        for (var workload : blueprint.workloads()) {
            for (var entry : workload.env()) {
                if (entry instanceof EnvEntry.Given(var key)) {
                    names.add(key);
                }
            }
        }
        return names;
    }

    static Blueprint read(Path file) throws PlatformException {
        try {
            return BlueprintReader.read(Files.readString(file)).blueprint();
        } catch (CharacterCodingException no) {
            throw new PlatformException(file + " is no text in UTF-8; save it as such", no);
        } catch (IOException no) {
            throw new PlatformException(file + " cannot be read: " + no.getMessage(), no);
        }
    }
}
