package dev.rutter.platform.api;

import dev.rutter.platform.release.RolloutState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a deploy ended as it did, in the shape of Render's events.
///
/// spec: `reason{buildFailed{id}, failure{nonZeroExit, earlyExit, timedOutSeconds, timedOutReason,
/// unhealthy}}`; `message` is ours and whole.
final class Why {
    private static final Pattern EXITED = Pattern.compile(" command exited with (\\d+)");
    private static final Pattern TIMED_OUT =
            Pattern.compile("was not healthy within (\\d+) s: (.*)", Pattern.DOTALL);

    private Why() {}

    static Map<String, Object> of(Optional<RolloutState> state, String reason) {
        var why = new LinkedHashMap<String, Object>();
        if (reason.isEmpty()) {
            return why;
        }
        if (state.equals(Optional.of(RolloutState.BUILD_FAILED))) {
            why.put("buildFailed", Map.of());
        } else if (!state.equals(Optional.of(RolloutState.CANCELED))) {
            why.put("failure", failure(reason));
        }
        why.put("message", reason);
        return why;
    }

    private static Map<String, Object> failure(String reason) {
        var exited = EXITED.matcher(reason);
        if (exited.find()) {
            return Map.of("nonZeroExit", Integer.parseInt(exited.group(1)));
        }
        if (reason.startsWith("the process ended after")) {
            return Map.of("earlyExit", true);
        }
        var late = TIMED_OUT.matcher(reason);
        return late.find()
                ? Map.of(
                        "timedOutSeconds",
                        Integer.parseInt(late.group(1)),
                        "timedOutReason",
                        late.group(2))
                : Map.of("unhealthy", reason);
    }
}
